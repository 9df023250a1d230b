// FleetAnalysis
