namespace LinkageWorkPlan.Reports.Templates;

/// <summary>Reads the paper of an edition.</summary>
internal static class PageReader
{
    private static readonly string[] Places = ["top-left", "top-center", "bottom-center"];

    /// <param name="all">The annexes that such a document can have.</param>
    /// <exception cref="TemplateException">A key is missing or unknown, or a measure does not fit A4.</exception>
    public static PageSetup Read(TemplateNode node, IReadOnlyList<string> all)
    {
        var page = new TemplateObject(node, "\"page\"");
        var margins = Margins(page.Required("margins"));
        var annexes = Margins(page.Required("annexMargins"));
        var code = page.Required("codeSize");
        var setup = new PageSetup(
            margins,
            annexes,
            TemplateObject.OneOf(page.Required("annexes"), ("landscape", true), ("portrait", false)),
            page.Optional("upright") is { } upright ? Upright(upright, all) : [],
            TemplateObject.OneOf(page.Required("number"), [.. Places.Select(place => (place, place))]),
            TemplateObject.Boolean(page.Required("numberOnFirst")),
            TemplateObject.Boolean(page.Required("total")),
            TemplateObject.OneOf(page.Required("annexNumbers"), ("own", true), ("through", false)),
            TemplateObject.Number(code, 12, 30));
        page.Done();

        // Smaller codes are not read from paper; a larger one than its margin would cover text.
        return setup.CodeSize <= Math.Min(margins[2], annexes[2]) ? setup : throw code.Refused("the QR code has to fit the bottom margins.");
    }

    private static List<string> Upright(TemplateNode list, IReadOnlyList<string> all) => TemplateObject.List(list).ConvertAll(node =>
        all.Contains(TemplateObject.Text(node)) ? node.Text : throw node.Refused($"there is no annex \"{node.Text}\"; there are {string.Join(", ", all)}."));

    private static List<decimal> Margins(TemplateNode node)
    {
        var margins = TemplateObject.List(node).ConvertAll(margin => TemplateObject.Number(margin, 5, 60));
        return margins.Count == 4 ? margins : throw node.Refused("four margins in mm have to stand here: top, right, bottom, left.");
    }
}
