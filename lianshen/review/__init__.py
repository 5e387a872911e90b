"""The language of the house: sheet, building, fact, finding, opinion, round, and the decisions about them."""
