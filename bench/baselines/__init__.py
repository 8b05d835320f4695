"""What the benches compare with: the least that the same work could need."""
