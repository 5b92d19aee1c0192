# On the Class page, and where the class is sent to a page: spaces of the teacher's own.

lending-title = { $lent ->
    [0] Your spaces
   *[other] Your spaces · { $lent } lent
}
lending-means = What you tick can be opened by the whole class, with the items that lie in it, until you take the tick away or the class ends. Nobody can change it.
lending-first = The class cannot open “{ $space }” yet. Sending lends it, with the items that lie in it; on Class you can take it back.
