using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Web.Features.Linkages;

/// <summary>What a workbook would change in the register: each row is tried on copies of what is there.</summary>
/// <param name="merges">True where a row without a code that is about a known enterprise is taken over into it; false where it is refused.</param>
internal sealed partial class RegisterImport(RegisterKnown known, bool merges)
{
    private readonly List<RegisterLine> lines = [];
    private readonly Dictionary<(Side Side, string Key), int> rows = [];
    private readonly HashSet<string> touched = [];

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<RegisterLine> Lines => lines;

    public List<Enterprise> Added { get; } = [];

    /// <summary>By code, what is to be written over what is there.</summary>
    public Dictionary<string, (EnterpriseContent Content, IReadOnlyList<string> OtherNames)> Changed { get; } = [];

    public int Problems => lines.Count(each => each.Mark == RegisterMark.Problem);

    /// <summary>Given back with the import, so that nothing else is written than what was shown.</summary>
    public string Stamp => Fingerprint.OfText(string.Join('\n', lines.Select(each => $"{each.Mark}|{each.Sheet}|{each.Row}|{each.Name}|{each.Code}|{each.Rule?.Rule}")));

    public static RegisterImport Of(RegisterBook book, RegisterKnown known, bool merges, CancellationToken cancel)
    {
        var import = new RegisterImport(known, merges);
        foreach (var row in book.Enterprises)
        {
            cancel.ThrowIfCancellationRequested();
            import.Try(row, NameIn(row), () => import.Take(row));
        }

        foreach (var row in book.Linkages)
        {
            cancel.ThrowIfCancellationRequested();
            import.Try(row, TitleIn(row), () => import.TakeLinkage(row));
        }

        return import;
    }

    private void Try(RegisterRow row, string name, Func<(RegisterMark Mark, string Code)> take)
    {
        try
        {
            var (mark, code) = take();
            lines.Add(new RegisterLine(mark, row.Sheet, row.Number, name, code));
        }
        catch (RuleException refusal)
        {
            lines.Add(new RegisterLine(RegisterMark.Problem, row.Sheet, row.Number, name, null, refusal.Broken[0]));
        }
    }

    private (RegisterMark Mark, string Code) Take(RegisterRow row)
    {
        var typed = new TextWords(row.Words(RegisterColumns.NameVi), row.Words(RegisterColumns.NameLo), row.Words(RegisterColumns.NameEn));
        var code = row.Words(RegisterColumns.Code).ToUpperInvariant();
        var before = code.Length == 0 ? null : known.Enterprises.GetValueOrDefault(code) ?? throw new RuleException(Rules.EnterpriseUnknown, null, code);
        var side = row.Country(RegisterColumns.Side) ?? before?.Side ?? throw new RuleException(Rules.Required, null, "Enterprise.Side");
        var others = OtherNamesIn(row);
        List<string> keys = [.. Enterprise.KeysOf(typed.ApplyTo(LocalizedText.Empty, known.Author)).Union(KeysOf(others))];
        RequireOnce(row, side, keys, NameOf(typed));
        before ??= Known(side, keys, NameOf(typed));
        if (before is not null && !touched.Add(before.Code))
        {
            throw new RuleException(Rules.EnterpriseTwice, null, NameOf(typed), before.Code);
        }

        var content = ContentOf(row, typed, side, before);
        if (before is null)
        {
            var added = new Enterprise(known.NextEnterprise, content, known.Today);
            added.AddOtherNames(others);
            known.NextEnterprise++;
            Added.Add(added);
            Know(added);
            return (RegisterMark.Added, added.Code);
        }

        RequireOwnName(before, content, others);
        var isSame = content == ContentOf(before);
        if (!isSame)
        {
            before.Revise(content, known.Linked.Contains(before.Code));
        }

        if (!before.AddOtherNames(others) && isSame)
        {
            return (RegisterMark.Same, before.Code);
        }

        Changed[before.Code] = (content, others);
        Know(before);
        return (RegisterMark.Changed, before.Code);
    }

    private void Know(Enterprise enterprise)
    {
        known.Enterprises[enterprise.Code] = enterprise;
        foreach (var key in enterprise.NameKeys)
        {
            var codes = known.ByKey.TryGetValue((key.Side, key.Key), out var found) ? found : known.ByKey[(key.Side, key.Key)] = [];
            if (!codes.Contains(enterprise.Code))
            {
                codes.Add(enterprise.Code);
            }
        }
    }

    /// <summary>Nothing is twice in one file, with whichever marks.</summary>
    private void RequireOnce(RegisterRow row, Side side, IReadOnlyList<string> keys, string name)
    {
        if (row.Words(RegisterColumns.Code).Length == 0 && keys.Where(key => rows.ContainsKey((side, key))).Select(key => (int?)rows[(side, key)]).FirstOrDefault() is { } other)
        {
            throw new RuleException(Rules.EnterpriseTwiceInFile, null, name, other);
        }

        foreach (var key in keys)
        {
            rows[(side, key)] = row.Number;
        }
    }

    /// <returns>The enterprise that a row without a code is about; null for a new one.</returns>
    private Enterprise? Known(Side side, IReadOnlyList<string> keys, string name)
    {
        var codes = keys.SelectMany(key => known.ByKey.GetValueOrDefault((side, key), [])).Distinct().ToList();
        return codes.Count switch
        {
            0 => null,
            1 when merges => known.Enterprises[codes[0]],
            1 => throw new RuleException(Rules.EnterpriseTwice, null, name, codes[0]),
            _ => throw new RuleException(Rules.EnterpriseSeveral, null, name, string.Join(", ", codes)),
        };
    }

    /// <summary>A name that changes must not become that of another one.</summary>
    private void RequireOwnName(Enterprise before, EnterpriseContent content, IReadOnlyList<string> others)
    {
        var former = before.NameKeys.Select(each => each.Key).ToHashSet();
        var other = Enterprise.KeysOf(content.Name).Union(KeysOf(others)).Where(key => !former.Contains(key)).SelectMany(key => known.ByKey.GetValueOrDefault((content.Side, key), [])).FirstOrDefault(code => code != before.Code);
        if (other is not null)
        {
            throw new RuleException(Rules.EnterpriseTwice, null, content.Name.For(known.Author), other);
        }
    }

    /// <summary>An empty cell leaves what is there.</summary>
    private EnterpriseContent ContentOf(RegisterRow row, TextWords typed, Side side, Enterprise? before)
    {
        var name = Over(typed, before?.Name).ApplyTo(before?.Name ?? LocalizedText.Empty, known.Author);
        return new EnterpriseContent(
            name, side, Or(row.Words(RegisterColumns.Province), before?.Province), row.Choice<EnterpriseSize>(RegisterColumns.Size) ?? before?.Size ?? EnterpriseSize.Unknown, SectorIn(row) ?? before?.Sector,
            row.Choice<ZoneKind>(RegisterColumns.Zone) ?? before?.Zone ?? ZoneKind.Outside, Or(row.Words(RegisterColumns.ZoneName), before?.ZoneName));
    }

    /// <summary>A line each; what is not in the cell stays.</summary>
    private static IReadOnlyList<string> OtherNamesIn(RegisterRow row) => row.Words(RegisterColumns.OtherNames).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IEnumerable<string> KeysOf(IEnumerable<string> names) => names.Select(EnterpriseKey.Of).Where(key => key.Length > 0);

    private static EnterpriseContent ContentOf(Enterprise before) => new(before.Name, before.Side, before.Province, before.Size, before.Sector, before.Zone, before.ZoneName);

    private SectorLink? SectorIn(RegisterRow row)
    {
        var (plan, code) = (row.Words(RegisterColumns.SectorPlan), row.Words(RegisterColumns.SectorCode));
        return code.Length == 0 ? null
            : known.Sectors.FirstOrDefault(each => each.Code == code && (plan.Length == 0 || each.PlanCode == plan)) ?? throw new RuleException(Rules.LinkageSectorUnknown, null, plan, code);
    }

    private static TextWords Over(TextWords typed, LocalizedText? before) =>
        Languages.All.Aggregate(TextWords.None, (words, each) => words.With(each, typed[each] is { Length: > 0 } given ? given : before?[each]?.Text));

    private static string Or(string typed, string? before) => typed.Length > 0 ? typed : before ?? string.Empty;

    private string NameOf(TextWords typed) => typed.ApplyTo(LocalizedText.Empty, known.Author).For(known.Author);

    private static string NameIn(RegisterRow row) => First(row, RegisterColumns.NameVi, RegisterColumns.NameLo, RegisterColumns.NameEn, RegisterColumns.Code);

    private static string TitleIn(RegisterRow row) => First(row, RegisterColumns.TitleVi, RegisterColumns.TitleLo, RegisterColumns.TitleEn, RegisterColumns.Code);

    private static string First(RegisterRow row, params string[] columns) =>
        TextLimit.Shorten(columns.Select(each => row.Cells.TryGetValue(each, out var cell) ? cell.Words : null).FirstOrDefault(words => !string.IsNullOrWhiteSpace(words)) ?? string.Empty, 120);
}
