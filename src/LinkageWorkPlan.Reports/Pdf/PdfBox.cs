namespace LinkageWorkPlan.Reports.Pdf;

/// <summary>A rectangle of a page, in points from its lower left corner.</summary>
internal readonly record struct PdfBox(decimal Left, decimal Bottom, decimal Right, decimal Top)
{
    public decimal Width => Right - Left;

    public decimal Height => Top - Bottom;

    /// <returns>Null where it is none, or has no room.</returns>
    public static PdfBox? Of(PdfObject? value) =>
        value is PdfArray { Items: [PdfWord left, PdfWord bottom, PdfWord right, PdfWord top] } && (left.Decimal, bottom.Decimal, right.Decimal, top.Decimal) is ({ } l, { } b, { } r, { } t) && l < r && b < t
            ? new PdfBox(l, b, r, t)
            : null;

    /// <summary>The smallest box around all of them, of which there is at least one.</summary>
    public static PdfBox Around(IReadOnlyCollection<PdfBox> boxes) => new(boxes.Min(each => each.Left), boxes.Min(each => each.Bottom), boxes.Max(each => each.Right), boxes.Max(each => each.Top));

    public PdfArray ToArray() => new([PdfWord.Of(Left), PdfWord.Of(Bottom), PdfWord.Of(Right), PdfWord.Of(Top)]);

    /// <summary>As a path of a content stream.</summary>
    public string ToPath() => string.Join(' ', PdfWord.Of(Left).Text, PdfWord.Of(Bottom).Text, PdfWord.Of(Width).Text, PdfWord.Of(Height).Text, "re");
}
