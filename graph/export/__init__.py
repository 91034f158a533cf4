"""Files made of scenes; whatever they show was decided before."""
