using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Reports.Templates;

namespace LinkageWorkPlan.Reports.Agreed;

/// <summary>What differs between two contents of a plan, on paper. Nobody signs it.</summary>
public sealed record ComparisonDocument : IPrintedContent
{
    public required PlanDifferences Differences { get; init; }

    /// <summary>Which contents are compared, in words.</summary>
    public required LocalizedText Between { get; init; }

    public required LocalizedText GroupName { get; init; }

    /// <summary>Titles of sectors by code, in their order.</summary>
    public required IReadOnlyDictionary<string, LocalizedText> Sectors { get; init; }

    /// <summary>The memorandum's contents that tasks of either name.</summary>
    internal IReadOnlyList<NamedContent> Contents => NamedContent.InOrder(Differences.After.Contents.Concat(Differences.Before.Contents));

    public PrintedKind Printed => PrintedKind.Comparison;
    public string PlanCode => Differences.After.Code;
    public LocalizedText PlanTitle => Differences.After.Title;
    public string DocumentCode => PlanCode;
    public LocalizedText Subject => Between;
    public int? AmendmentNumber => null;
    public DateOnly? PeriodStart => null;
    public DateOnly? PeriodEnd => null;
    public DateOnly? CutOff => null;
    public DateOnly? Due => null;
    public IReadOnlyList<LocalizedText> Basis => [];
    public IReadOnlyList<SignatureBlock> Signatures => [];
    public int? IssueNumber => null;
    public string? Fingerprint => null;
    public IReadOnlyList<OfficeNumber> OfficeNumbers => [];
    public string? VerificationAddress => null;
    public IReadOnlyList<SealFingerprint> SealFingerprints => [];

    /// <summary>Nobody signs or seals it.</summary>
    public IPrintedContent WithSeals(IReadOnlyList<SealFingerprint> seals) => this;

    public DateTimeOffset? IssuedAt => null;
    public DateOnly DraftDay => Differences.After.PeriodStart;

    /// <summary>True where one of both contents is not signed.</summary>
    public required bool IsDraft { get; init; }

    public bool IsFrozen => false;

    /// <summary>Each task that differs, before and after.</summary>
    internal IReadOnlyList<AmendedTask> Tasks => [.. Differences.Tasks.Select(each => new AmendedTask(each.Code, each.Before, each.After, LocalizedText.Empty))];

    /// <summary>Each indicator that differs, before and after.</summary>
    internal IReadOnlyList<AmendedIndicator> Indicators =>
    [
        .. from pair in ChangeList<string>.Pairs(Differences.Before.Indicators, Differences.After.Indicators, each => each.Code)
           where pair.Before is null || pair.After is null || PlanComparison.OfIndicator(pair.Before, pair.After).All.Count > 0
           select new AmendedIndicator((pair.After ?? pair.Before)!.Code, pair.Before, pair.After, LocalizedText.Empty),
    ];

    /// <summary>How many tasks, milestones and pillars there are of each kind of difference.</summary>
    internal IReadOnlyDictionary<DifferenceKind, int> Counts => DifferenceItem.Count(DifferenceItem.Of(Differences, Language.Vi));

    /// <summary>What differs of the plan itself.</summary>
    internal IReadOnlyList<AmendedLine> HeadLines(Wording wording)
    {
        static LocalizedText Period(PlanContent plan) => TaskWords.Each(language => $"{DateText.Short(plan.PeriodStart, language)} – {DateText.Short(plan.PeriodEnd, language)}");
        static LocalizedText Listed(IEnumerable<(string Code, LocalizedText Title)> parts) =>
            ReportWords.Joined([.. parts.Select(each => each.Title.IsEmpty ? TaskWords.Each(_ => each.Code) : LocalizedText.Each(each.Title.Source, language => each.Title[language] is { } words ? $"{each.Code}. {words.Text}" : null))]);
        static LocalizedText Pillars(PlanContent plan) => Listed(plan.Pillars.Select(each => (each.Code, each.Title)));
        static LocalizedText Sectors(PlanContent plan) => Listed(plan.Sectors.Select(each => (each.Code, each.Title)));
        var (before, after) = (Differences.Before, Differences.After);
        return
        [
            .. new[]
            {
                new AmendedLine(wording[WordingKeys.Of(Domain.Plans.TaskFields.Title)], before.Title, after.Title),
                new AmendedLine(wording[WordingKeys.PlanPeriod], Period(before), Period(after)),
                new AmendedLine(wording[WordingKeys.PillarsPillar], Pillars(before), Pillars(after)),
                new AmendedLine(wording[WordingKeys.Of(Domain.Plans.TaskFields.Sectors)], Sectors(before), Sectors(after)),
            }.Where(each => !each.Was.SaysTheSame(each.ShallBe)),
        ];
    }
}
