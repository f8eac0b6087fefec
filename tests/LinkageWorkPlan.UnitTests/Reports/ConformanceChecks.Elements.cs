using System.Globalization;
using LinkageWorkPlan.Reports.Pdf;

namespace LinkageWorkPlan.UnitTests.Reports;

/// <content>The tags: which there are, what lies in what, and that all content has its own.</content>
internal sealed partial class ConformanceChecks
{
    /// <summary>Standard structure types of ISO 32000-1, 14.8.4, that the program's documents may use.</summary>
    private static readonly string[] Roles =
    [
        "Document", "Art", "Div", "Sect", "P", "H1", "H2", "H3", "H4", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Caption", "Span", "Figure", "Link", "NonStruct",
    ];

    private void CheckElements(int pages)
    {
        var root = Find(file.Catalog(last)["StructTreeRoot"]);
        Require(root is not null && root["RoleMap"] is null, "A 6.7.3 structure");
        var (heading, reached) = (0, new Dictionary<string, HashSet<int>>());
        foreach (var top in Items(root?["K"]))
        {
            Visit(top, "StructTreeRoot", null);
        }

        foreach (var (page, numbers) in mapped)
        {
            Require(reached.TryGetValue(page, out var found) && numbers.IsSubsetOf(found), "A 6.7.3 content that no element has");
        }

        Require(pages == 0 || mapped.Count > 0, "A 6.7.3 content");

        void Visit(PdfObject at, string parent, string? page)
        {
            if (at is PdfWord { Integer: { } number })
            {
                Reach(page, number);
                return;
            }

            var element = Find(at)!;
            if (element.NameOf("Type") == "MCR")
            {
                Reach(((element["Pg"] as PdfReference)?.Number.ToString(CultureInfo.InvariantCulture)) ?? page, (element["MCID"] as PdfWord)!.Integer!.Value);
                return;
            }

            if (element.NameOf("Type") == "OBJR")
            {
                return;
            }

            var role = element.NameOf("S") ?? "none";
            Require(Roles.Contains(role), $"A 6.7.3.4 the type {role}");
            Require(role != "Figure" || element["Alt"] is PdfString { Bytes.Length: > 2 }, "UA 7.3 a figure without words");
            Require((role, parent) is not ("LI", not "L") and not ("LBody", not "LI") and not ("TR", not ("Table" or "THead" or "TBody" or "TFoot")) and not ("TD" or "TH", not "TR"), $"UA 7.2 {role} in {parent}");
            Require(role != "TH" || Items(element["A"]).Select(Find).Any(each => each?.NameOf("Scope") is not null), "UA 7.5 the scope of a head");
            if (role is ['H', >= '1' and <= '6' and var level])
            {
                Require(level - '0' <= heading + 1, $"UA 7.4.2 {role} after H{heading}");
                heading = level - '0';
            }

            var own = ((element["Pg"] as PdfReference)?.Number.ToString(CultureInfo.InvariantCulture)) ?? page;
            foreach (var kid in Items(element["K"]))
            {
                Require(role != "LI" || Find(kid)?.NameOf("S") is "Lbl" or "LBody", "UA 7.2 what an item of a list holds");
                Require(role is not ("TR" or "L") || kid is PdfReference, $"UA 7.2 content that lies in {role} itself");
                Visit(kid, role, own);
            }
        }

        void Reach(string? page, int number) => (reached.TryGetValue(page ?? "?", out var all) ? all : reached[page ?? "?"] = []).Add(number);
    }
}
