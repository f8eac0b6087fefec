using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Reports.Templates;

namespace LinkageWorkPlan.Reports.Editions;

/// <summary>One content on the paper of one edition: what all parts of the document ask for how it is printed here.</summary>
/// <param name="Layer">The side whose number alone is drawn, at its places; null for the whole document.</param>
public sealed record Paper(IPrintedContent Content, EditionKey Key, EditionLayout Layout, Side? Layer = null)
{
    /// <summary>Above this many rows, tasks and pillars together, a plan's chart stands on A3.</summary>
    private const int SmallChartRows = 24;

    /// <summary>The content where the document is a report.</summary>
    public ReportContent Report => (ReportContent)Content;

    /// <summary>The languages of the text, side by side.</summary>
    public IReadOnlyList<Language> Text { get; } = Layout.TextFor(Key.Reader);

    /// <summary>The languages of tables and charts, under each other.</summary>
    public IReadOnlyList<Language> Tables { get; } = Layout.TablesFor(Key.Reader);

    /// <summary>Outside the signing block. The joint copy belongs to neither side's records office.</summary>
    public EditionValues Values { get; } = new(Content, Key.Edition == Edition.Joint ? null : Key.Reader);

    /// <summary>The wording's key for what is no issue yet, or never signed as it is; null for what both signed.</summary>
    public string? Standing => Content switch
    {
        ConsolidatedDocument => WordingKeys.Consolidated,
        InvitationDocument => null,
        { IsDraft: false } => null,
        { IsFrozen: true } => WordingKeys.ForSignature,
        _ => WordingKeys.Draft,
    };

    /// <summary>The annexes that are printed, in their order.</summary>
    public IReadOnlyList<string> Annexes => [.. Layout.Annexes.Where(Has)];

    /// <summary>The Roman number of an annex of a report: those that are left out are not counted.</summary>
    /// <param name="annex">One of those printed.</param>
    public string NumberOf(string annex) => ListLetters.Roman(Annexes.TakeWhile(each => each != annex).Count() + 1);

    /// <summary>The place that a line of the head keeps for a number or a date that is given after the signatures; null where it keeps none.</summary>
    public string? PlaceOf(TemplateLine line, Language language)
    {
        if (Content.IsDraft || line.Issued is null || Values.OfficeIn(language) is not { } office || !Layout.Head.Any(row => Holds(row, line)))
        {
            return null;
        }

        var (hasNumber, hasDate) = (EditionWords.Names(line, language, "number"), EditionWords.Names(line, language, "date"));
        var isOpen = Layer is { } drawn ? drawn == office : Content.OfficeNumbers.All(each => each.Side != office);
        return isOpen && (hasNumber || hasDate) ? NumberPlaces.Name(office, hasNumber, hasDate) : null;
    }

    private static bool Holds(HeadRow row, TemplateLine line) => ReferenceEquals(row.Line, line) || row.Columns?.Columns.Any(column => column.Any(each => Holds(each, line))) is true;

    /// <summary>False for an annex of which this content has nothing. A page of its own to say so would be a page too many: the text says it.</summary>
    public bool Has(string annex) => (Content, annex) switch
    {
        (ReportContent report, _) when !report.HasAnnex(annex) => false,
        (ReportContent report, EditionParts.AnnexTasks) => report.Tasks.Count > 0,
        (ReportContent report, EditionParts.AnnexMilestones) => report.Milestones.Count > 0,
        (ReportContent report, EditionParts.AnnexIndicators) => report.Indicators.Count > 0,
        (ReportContent report, EditionParts.AnnexGantt) => report.Gantt.Count > 0,
        (ReportContent report, EditionParts.AnnexProducts) => report.Products.Count > 0,
        (ReportContent report, EditionParts.AnnexChanges) => report.Changes.Count > 0,
        (ReportContent report, EditionParts.AnnexCoverage) => report.Coverage.Count > 0,
        (ReportContent report, EditionParts.AnnexPilots) => report.Pilots.Count > 0,
        (ReportContent report, EditionParts.AnnexLinkages) => report.Linkages.Count + report.LinkageCounts.Count > 0,
        (ReportContent report, EditionParts.AnnexPark) => report.ParkSteps.Count + report.ParkMatrix.Count + report.ParkRisks.Count > 0,
        (ReportContent report, EditionParts.AnnexLibrary) => report.LibraryDocuments.Count + report.SideRequests.Count > 0,
        (ReportContent report, EditionParts.AnnexSince) => report.Since is { Rows.Count: > 0 },
        (PlanDocument plan, EditionParts.PlanIndicators) => plan.Plan.Indicators.Count > 0,
        (PlanDocument plan, EditionParts.AnnexGantt) => plan.Plan.Tasks.Any(each => each is { Start: not null, End: not null }),
        (ConsolidatedDocument plan, EditionParts.PlanTasks) => plan.Plan.Tasks.Count + plan.Dropped(AmendedRowKind.Task).Count > 0,
        (PlanDocument plan, EditionParts.PlanTasks or EditionParts.PlanDetails) => plan.Plan.Tasks.Count > 0,
        (AmendmentDocument amendment, EditionParts.AmendmentWhole) => amendment.Whole.Count > 0,
        (ComparisonDocument comparison, EditionParts.ComparisonChanges) => comparison.Tasks.Count + comparison.Indicators.Count > 0,
        _ => true,
    };

    /// <summary>True where an annex stands on A3.</summary>
    public bool IsLarge(string annex) => annex == EditionParts.AnnexGantt && Content is PlanDocument { Plan: var plan } && plan.Tasks.Count + plan.Pillars.Count > SmallChartRows;

    /// <summary>The sides whose signatures are printed, in their order.</summary>
    public IReadOnlyList<Side> Signers => Layout.Signing switch
    {
        null => [],
        { OfBoth: true } => [Key.Reader, Key.Reader.Other()],
        _ => [Key.Reader],
    };

    /// <summary>A signature's languages: the signer's own first, as far as the text has it.</summary>
    public IReadOnlyList<Language> LanguagesOf(Side signer) => [.. Text.OrderBy(language => language != signer.NativeLanguage())];

    /// <summary>What the lines around one side's signature are filled from; the name without titles.</summary>
    public EditionValues ValuesOf(SignatureBlock signer) => Values with { Signer = signer, Name = WithoutTitles(signer.Name) };

    /// <summary>The mark of a point, alike in all languages so that they can be compared: <c>a)</c> … <c>đ)</c>, or <c>(1)</c>.</summary>
    /// <param name="number">From 1.</param>
    public string PointMark(int number) => Layout.WithLetters ? $"{ListLetters.Letter(number, Text[0])})" : $"({number})";

    private LocalizedText WithoutTitles(LocalizedText name)
    {
        string? In(Language language) => name[language] is { } rendering ? WithoutTitles(rendering.Text) : null;
        return name.IsEmpty ? name : LocalizedText.Each(name.Source, In);
    }

    private string WithoutTitles(string name)
    {
        var bare = name;
        while (Layout.Signing?.Titles.FirstOrDefault(title => StartsWith(bare, title)) is { } title)
        {
            bare = bare[title.Length..].TrimStart();
        }

        return bare;
    }

    /// <summary>A title ends with its point or before a space: "Th" alone is no title of "Thủy".</summary>
    private static bool StartsWith(string name, string title) =>
        name.Length > title.Length && name.StartsWith(title, StringComparison.Ordinal) && (title.EndsWith('.') || name[title.Length] is ' ' or '.');
}
