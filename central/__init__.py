"""The central service of Urzędomat: registry of cases, knowledge base of services, fleet of kiosks."""
