"""The parts that pages are made of; every page uses these and draws none of its own."""
