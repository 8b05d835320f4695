"""The numbers and tables that the law sets, dated and cited."""
