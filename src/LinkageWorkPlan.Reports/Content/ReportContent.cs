using System.Text.Json.Serialization;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Content;

/// <summary>
/// Everything a periodic report prints, in all its languages: what both co-chairs sign. Lists are in the order they are
/// printed; nothing is looked up or sorted again afterwards, and totals follow from the rows, so that one content gives one document.
/// </summary>
public sealed record ReportContent : IPrintedContent
{
    public required LocalizedText GroupName { get; init; }
    public required string PlanCode { get; init; }
    public required LocalizedText PlanTitle { get; init; }

    /// <summary>First day of the plan, inclusive: where the Gantt chart begins.</summary>
    public required DateOnly PlanStart { get; init; }

    /// <summary>Last day of the plan, inclusive.</summary>
    public required DateOnly PlanEnd { get; init; }

    /// <summary>What the group calls it, as in <c>2026-H1</c>; unique within the plan.</summary>
    public required string ReportCode { get; init; }

    public required ReportKind Kind { get; init; }

    /// <summary>The subject printed under the word "report", as in "Results of the work plan, first six months of 2026 and …".</summary>
    public required LocalizedText Subject { get; init; }

    /// <summary>Of a special report, what it is about; null for any other kind. It is part of <see cref="Subject"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LocalizedText? Topic { get; init; }

    /// <summary>Of a special report, the pillars that it covers with all of their tasks.</summary>
    [LeftOutWhenEmpty]
    public IReadOnlyList<string> CoveredPillars { get; init; } = [];

    /// <summary>Of a special report, further tasks that it covers. Where neither is named, it covers the whole plan.</summary>
    [LeftOutWhenEmpty]
    public IReadOnlyList<string> CoveredTasks { get; init; } = [];

    /// <summary>The sections that are printed, of <see cref="SectionKeys.All"/> and in its order; null where all of them are, as in contents signed before kinds differed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Parts { get; init; }

    /// <summary>The annexes that a report of its kind has; null where it has all of them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Annexes { get; init; }

    /// <summary>Sections that a report of its kind could have and that are left out by decision of the secretaries.</summary>
    [LeftOutWhenEmpty]
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>First day of the reporting period, inclusive.</summary>
    public required DateOnly PeriodStart { get; init; }

    /// <summary>Last day of the reporting period, inclusive.</summary>
    public required DateOnly PeriodEnd { get; init; }

    /// <summary>The day at whose end figures and states were taken.</summary>
    public required DateOnly CutOff { get; init; }

    /// <summary>For a draft whose cut-off lies ahead, the day its figures were taken on, which every page then says; null for any other. Not part of what is signed.</summary>
    [JsonIgnore]
    public DateOnly? TakenOn { get; init; }

    /// <summary>The day at whose end figures and states were really taken: nothing is late before it is.</summary>
    [JsonIgnore]
    public DateOnly FiguresDay => TakenOn ?? CutOff;

    /// <summary>The day by which the ministers ask for the report.</summary>
    public required DateOnly Due { get; init; }

    /// <summary>What the report rests on, one document an entry, without "pursuant to" and without the closing semicolon.</summary>
    public IReadOnlyList<LocalizedText> Basis { get; init; } = [];

    /// <summary>What this issue changes in the one before; empty in issue 1. Printed before section I.</summary>
    public LocalizedText Corrections { get; init; } = LocalizedText.Empty;

    /// <summary>What differs from the issue before of this report, item by item; null in issue 1. Printed after <see cref="Corrections"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<CorrectionItem>? CorrectionItems { get; init; }

    /// <summary>Changes of the plan since its last issued report; null in contents signed before this was part of a report, which are written without it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SinceLast? Since { get; init; }

    /// <summary>
    /// Narrative of the sections in <see cref="SectionKeys.Written"/>. One that is missing here prints as not written; the summary is here only
    /// where one was written.
    /// </summary>
    public IReadOnlyList<ReportSection> Sections { get; init; } = [];

    /// <summary>What is wrong with figures that texts name; none in what was signed. Not part of what is signed, which has their values.</summary>
    [JsonIgnore]
    public IReadOnlyList<FigureFault> FigureFaults { get; init; } = [];

    /// <summary>Section II.2 and the chart.</summary>
    public IReadOnlyList<PillarFigures> Pillars { get; init; } = [];

    /// <summary>Sections V.1 and V.2.</summary>
    public IReadOnlyList<ProposalItem> Proposals { get; init; } = [];

    /// <summary>Annex I.</summary>
    public IReadOnlyList<TaskRow> Tasks { get; init; } = [];

    /// <summary>Annex II.</summary>
    public IReadOnlyList<MilestoneRow> Milestones { get; init; } = [];

    /// <summary>Annex III.</summary>
    public IReadOnlyList<IndicatorRow> Indicators { get; init; } = [];

    /// <summary>Annex IV: changes both sides agreed since the report before.</summary>
    public IReadOnlyList<ChangeRow> Changes { get; init; } = [];

    /// <summary>Annex V.</summary>
    public IReadOnlyList<ProductRow> Products { get; init; } = [];

    /// <summary>The Gantt page.</summary>
    public IReadOnlyList<GanttRow> Gantt { get; init; } = [];

    /// <summary>Open points: the ministers' directions on earlier reports. Printed before section I.</summary>
    [LeftOutWhenEmpty]
    public IReadOnlyList<DirectionRow> Directions { get; init; } = [];

    /// <summary>Open points: decisions of meetings. Printed after the directions.</summary>
    [LeftOutWhenEmpty]
    public IReadOnlyList<DecisionRow> Decisions { get; init; } = [];

    /// <summary>Training courses that were held, with the products that are in. Printed after the decisions.</summary>
    [LeftOutWhenEmpty]
    public IReadOnlyList<CourseRow> Courses { get; init; } = [];

    /// <summary>What is on record otherwise than readers of the former report, or of the state at the cut-off, were told.</summary>
    [LeftOutWhenEmpty]
    public IReadOnlyList<CorrectedFact> CorrectedFacts { get; init; } = [];

    /// <summary>Section III.3: what stands in the way, and what was closed in the period.</summary>
    [LeftOutWhenEmpty]
    public IReadOnlyList<ObstacleRow> Obstacles { get; init; } = [];

    /// <summary>Section II.2: money planned and spent, by pillar and currency.</summary>
    [LeftOutWhenEmpty]
    public IReadOnlyList<MoneyRow> Money { get; init; } = [];

    /// <summary>The annex of coverage: the memorandum's contents and the plan's sectors, with the tasks of each. Empty while no task names a content.</summary>
    [LeftOutWhenEmpty]
    public IReadOnlyList<CoverageRow> Coverage { get; init; } = [];

    /// <summary>The annex of pilot models that both panels scored by the cut-off, by round and rank.</summary>
    [LeftOutWhenEmpty]
    public IReadOnlyList<PilotRow> Pilots { get; init; } = [];

    /// <summary>The annex of linkages of enterprises, as they stood at the cut-off.</summary>
    [LeftOutWhenEmpty]
    public IReadOnlyList<LinkageRow> Linkages { get; init; } = [];

    /// <summary>Enterprises by sector, size and zone, in the same annex.</summary>
    [LeftOutWhenEmpty]
    public IReadOnlyList<LinkageCountRow> LinkageCounts { get; init; } = [];

    /// <summary>The annex of the joint industrial park: its steps and gates as they stood at the cut-off.</summary>
    [LeftOutWhenEmpty]
    public IReadOnlyList<ParkStepLine> ParkSteps { get; init; } = [];

    /// <summary>The compatibility matrix, by topic, in the same annex.</summary>
    [LeftOutWhenEmpty]
    public IReadOnlyList<ParkMatrixLine> ParkMatrix { get; init; } = [];

    /// <summary>Risks of the park, in the same annex.</summary>
    [LeftOutWhenEmpty]
    public IReadOnlyList<ParkRiskLine> ParkRisks { get; init; } = [];

    /// <summary>The annex of the library: documents that were shared in the period, in their order.</summary>
    [LeftOutWhenEmpty]
    public IReadOnlyList<LibraryRow> LibraryDocuments { get; init; } = [];

    /// <summary>Requests between the sides as they stood at the cut-off, in the same annex.</summary>
    [LeftOutWhenEmpty]
    public IReadOnlyList<SideRequestRow> SideRequests { get; init; } = [];

    /// <summary>One block a side, signed or waiting. Not part of what is signed.</summary>
    [JsonIgnore]
    public IReadOnlyList<SignatureBlock> Signatures { get; init; } = [];

    /// <summary>1 for the first issue; null while it is a draft, which every page then says. Not part of what is signed.</summary>
    [JsonIgnore]
    public int? IssueNumber { get; init; }

    /// <summary>The issue that this one takes the place of, also while it is a draft; null where it is the first. Not part of what is signed.</summary>
    [JsonIgnore]
    public ReplacedIssue? Replaces { get; init; }

    /// <summary>64 hexadecimal digits once the content is frozen, else null. Not part of what is signed.</summary>
    [JsonIgnore]
    public string? Fingerprint { get; init; }

    /// <summary>What each side's records office wrote on the document; a side without an entry has given no number, and its place stays blank. Not part of what is signed.</summary>
    [JsonIgnore]
    public IReadOnlyList<OfficeNumber> OfficeNumbers { get; init; } = [];

    /// <summary>The public page that shows whether this issue is genuine, as a whole address, for the QR code; null where the program knows no address of its own, or nothing is issued. Not part of what is signed.</summary>
    [JsonIgnore]
    public string? VerificationAddress { get; init; }

    /// <summary>Of the seals that this printed edition gets, so that whoever has it on paper knows them; empty where it gets none. Not part of what is signed.</summary>
    [JsonIgnore]
    public IReadOnlyList<SealFingerprint> SealFingerprints { get; init; } = [];

    /// <summary>The instant the document says it was made at: the last signature's, UTC; null while it is a draft.</summary>
    [JsonIgnore]
    public DateTimeOffset? IssuedAt => IsDraft ? null : Signatures.Max(each => each.SignedAt);

    /// <summary>True until both signatures made it an issue.</summary>
    [JsonIgnore]
    public bool IsDraft => IssueNumber is null;

    /// <summary>True for what is signed or waits for it: it does not change any more.</summary>
    [JsonIgnore]
    public bool IsFrozen => Fingerprint is not null;

    PrintedKind IPrintedContent.Printed => PrintedKind.Report;

    string IPrintedContent.DocumentCode => ReportCode;

    IPrintedContent IPrintedContent.WithSeals(IReadOnlyList<SealFingerprint> seals) => this with { SealFingerprints = seals };

    int? IPrintedContent.AmendmentNumber => null;

    DateOnly? IPrintedContent.PeriodStart => PeriodStart;

    DateOnly? IPrintedContent.PeriodEnd => PeriodEnd;

    DateOnly? IPrintedContent.CutOff => CutOff;

    DateOnly? IPrintedContent.Due => Due;

    DateOnly IPrintedContent.DraftDay => CutOff;

    /// <summary>True for the summary and for a section that is printed.</summary>
    public bool Prints(string key) => key == SectionKeys.Summary || (Parts ?? SectionKeys.All).Contains(key);

    /// <summary>False for an annex that reports of its kind do not have.</summary>
    public bool HasAnnex(string annex) => Annexes?.Contains(annex) != false;

    /// <summary>The number before a section's heading; null where it has none.</summary>
    public string? NumberOf(string key) => SectionNumbers.Of(key, Parts ?? SectionKeys.All);

    /// <summary>How other texts name a section, as in "II.3".</summary>
    public string ReferenceTo(string code) => SectionNumbers.ReferenceTo(code, Parts ?? SectionKeys.All);

    /// <summary>True for a special report that covers only a part of its plan.</summary>
    [JsonIgnore]
    public bool IsOfPart => CoveredPillars.Count + CoveredTasks.Count > 0;

    /// <summary>The narrative of a section; <see cref="LocalizedText.Empty"/> where none is written.</summary>
    public LocalizedText NarrativeOf(string key) =>
        Sections.FirstOrDefault(section => section.Key == key)?.Narrative ?? LocalizedText.Empty;
}
