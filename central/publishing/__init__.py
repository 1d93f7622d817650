"""Publishing: the knowledge base compiled into releases that kiosks show."""
