"""What every rule is made of: citations, dated parameters, findings, rules with their versions."""
