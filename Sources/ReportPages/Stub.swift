// ReportPages
