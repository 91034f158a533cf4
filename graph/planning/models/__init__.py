"""CP-SAT models of an instance: sequential, timed, and for many searches."""
