"""The whole product on one machine: central service, agent, kiosk and simulated devices."""
