using LinkageWorkPlan.Reports.Pdf;

namespace LinkageWorkPlan.Reports.Printing;

/// <summary>
/// The tags of a PDF (ISO 32000-1, 14.7), made smaller: the browser wraps every run of text and every box in an element without a
/// meaning, and states for every cell that it spans one row and one column. In a long table that is a third of the file. What is read, its order, its
/// boundaries and its languages stay. Elements of later versions than the file's own, which its readers leave out with all that is in them, become spans. What PDF/UA asks for
/// beyond is put right: the content of an item of a list is its body (ISO 32000-1, 14.8.4.3.3), and a figure is what has words in its place; one that only holds others is a division.
/// </summary>
internal sealed class TagTree(PdfRewrite pdf)
{
    private const string NonStruct = "NonStruct";

    /// <summary>Of PDF 2.0 (ISO 32000-2, 14.8.4.7).</summary>
    private static readonly string[] Unknown = ["Strong", "Em"];

    public void Reduce()
    {
        if (pdf.Find(pdf.Catalog["StructTreeRoot"]) is PdfDictionary root)
        {
            foreach (var top in Items(root["K"]).OfType<PdfReference>())
            {
                Write(Fold(top));
            }
        }
    }

    private static IReadOnlyList<PdfObject> Items(PdfObject? kids) => kids switch
    {
        null => [],
        PdfArray array => array.Items,
        _ => [kids],
    };

    private Tag Fold(PdfReference at)
    {
        var tag = new Tag(at, pdf.Find(at) as PdfDictionary ?? throw PdfFile.Broken($"The element {at.Number} is missing."));
        foreach (var item in Items(tag.Entries["K"]))
        {
            var isElement = item is PdfReference reference && pdf.Find(reference) is PdfDictionary kid && kid.NameOf("Type") == "StructElem";
            tag.Kids.Add(new Child(item, isElement ? InItem(Unwrapped(Fold((PdfReference)item))) : null));
        }

        if (tag.Kids is [{ Tag: { IsWrapper: true } only }] && tag.MayTake(only))
        {
            tag.Take(only);
            pdf.Merge(only.At, tag.At);
        }

        return tag;
    }

    /// <summary>A wrapper around one element is that element.</summary>
    private Tag Unwrapped(Tag wrapper)
    {
        if (!wrapper.IsWrapper || wrapper.Kids is not [{ Tag: { } only }])
        {
            return wrapper;
        }

        only.Language ??= wrapper.Language;
        pdf.Merge(wrapper.At, only.At);
        return only;
    }

    /// <summary>An item of a list as one element around its body, which keeps the number that the page's content knows it by.</summary>
    private Tag InItem(Tag tag)
    {
        if (tag.Entries.NameOf("S") != "LI" || tag.Kids.Exists(each => each.Tag?.Entries.NameOf("S") is "Lbl" or "LBody"))
        {
            return tag;
        }

        var item = new Tag(pdf.Add(tag.Entries), new PdfDictionary([("Type", new PdfName("StructElem")), ("S", new PdfName("LI"))]));
        item.Kids.Add(new Child(tag.At, tag));
        tag.Role = "LBody";
        return item;
    }

    private void Write(Tag tag)
    {
        foreach (var kid in tag.Kids)
        {
            if (kid.Tag is { } inner)
            {
                inner.Parent = tag.At;
                Write(inner);
            }
        }

        pdf.Replace(tag.At, tag.Built());
    }

    /// <param name="Content">Content of a page, or a reference to an element.</param>
    /// <param name="Tag">The element; null for content.</param>
    private readonly record struct Child(PdfObject Content, Tag? Tag);

    private sealed class Tag(PdfReference at, PdfDictionary entries)
    {
        private static readonly string[] WrapperKeys = ["Type", "S", "P", "Pg", "K", "Lang"];

        public PdfReference At { get; } = at;

        public PdfDictionary Entries { get; } = entries;

        public List<Child> Kids { get; private set; } = [];

        /// <summary>The page of content that is given by its number alone.</summary>
        public PdfReference? Page { get; private set; } = entries["Pg"] as PdfReference;

        public PdfObject? Language { get; set; } = entries["Lang"];

        public PdfReference? Parent { get; set; }

        /// <summary>What it is instead of what the browser wrote; null where that stays.</summary>
        public string? Role { get; set; }

        public bool IsWrapper => Entries.NameOf("S") == NonStruct && Entries.Entries.All(each => WrapperKeys.Contains(each.Key));

        public bool MayTake(Tag only) =>
            (Language is null || only.Language is null || Language.IsSame(only.Language)) && (Page is null || only.Page is null || Page.Number == only.Page.Number);

        public void Take(Tag only)
        {
            Kids = only.Kids;
            Page ??= only.Page;
            Language ??= only.Language;
        }

        public PdfDictionary Built()
        {
            var kids = Kids.ConvertAll(each => each.Tag?.At ?? each.Content);
            return new PdfDictionary([.. Parts()]);

            IEnumerable<(string Key, PdfObject Value)> Parts()
            {
                foreach (var (key, value) in Entries.Entries.Where(each => each.Key is not ("P" or "K" or "Pg" or "Lang" or "A")))
                {
                    yield return (key, key == "S" && value is PdfName { Name: var name } ? new PdfName(RoleOf(name)) : value);
                }

                foreach (var (key, value) in new (string, PdfObject?)[] { ("P", Parent ?? Entries["P"]), ("Pg", Page), ("Lang", Language), ("A", Attributes()) })
                {
                    if (value is not null)
                    {
                        yield return (key, value);
                    }
                }

                if (kids.Count > 0)
                {
                    yield return ("K", kids.Count == 1 ? kids[0] : new PdfArray(kids));
                }
            }
        }

        private string RoleOf(string name) => Role
            ?? (Unknown.Contains(name) ? "Span" : name == "Figure" && Entries["Alt"] is null && Kids.Exists(each => each.Tag is not null) ? "Div" : name);

        /// <summary>Attributes of one owner in one dictionary, without those that say what holds anyway (14.8.5.7).</summary>
        private PdfObject? Attributes()
        {
            var all = Items(Entries["A"]);
            if (!all.All(each => each is PdfDictionary))
            {
                return Entries["A"];
            }

            var owners = all.Cast<PdfDictionary>().GroupBy(each => each.NameOf("O")).Select(owner => new PdfDictionary(
                [.. owner.SelectMany(each => each.Entries).Where(each => each is not (("RowSpan" or "ColSpan"), PdfWord { Integer: 1 })).DistinctBy(each => each.Key)]))
                .Where(each => each.Entries.Count > 1).ToList();
            return owners.Count switch { 0 => null, 1 => owners[0], _ => new PdfArray(owners) };
        }
    }
}
