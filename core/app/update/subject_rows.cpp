namespace peil::app {}
