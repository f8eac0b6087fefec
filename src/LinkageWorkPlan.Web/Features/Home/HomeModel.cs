using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.Web.Features.Reports.Writing;

namespace LinkageWorkPlan.Web.Features.Home;

/// <summary>What the first page says to one person. Lists are short; their counts are of all there is.</summary>
public sealed record HomeModel
{
    /// <summary>Open rounds that lack the signature of the reader's own side; for co-chairs.</summary>
    public IReadOnlyList<WaitingRound> ToSign { get; init; } = [];

    /// <summary>Open rounds one waits for others to sign; for secretaries, and for co-chairs who have signed.</summary>
    public IReadOnlyList<WaitingRound> AtOthers { get; init; } = [];

    /// <summary>Drafts that a co-chair sent back; for secretaries.</summary>
    public IReadOnlyList<ReturnedDraft> Returned { get; init; } = [];

    /// <summary>Plans being drafted; for secretaries.</summary>
    public IReadOnlyList<PlanLine> Drafts { get; init; } = [];

    /// <summary>Open tasks of the reader's own unit that are late or have something due within <see cref="GetHome.DueDays"/>, late ones first; for owners.</summary>
    public IReadOnlyList<TaskLine> OwnTasks { get; init; } = [];

    /// <summary>Issued reports that the reader's own minister's office has not acknowledged.</summary>
    public IReadOnlyList<ReportLine> ToAcknowledge { get; init; } = [];

    /// <summary>Ministers' directions that wait for the reader: to be answered by secretaries of a side that has to act, to be closed by the office that gave them.</summary>
    public IReadOnlyList<DirectionLine> Directions { get; init; } = [];

    /// <summary>Figures that the other side proposed as the agreed ones; for secretaries, whose side is asked.</summary>
    public IReadOnlyList<FigureToAgree> Figures { get; init; } = [];

    /// <summary>Rounds of scoring to agree to, for co-chairs, scores to give, for members of a panel, and rounds to send for signature, for secretaries.</summary>
    public IReadOnlyList<ScoringLine> Scoring { get; init; } = [];

    /// <summary>Courses that an organiser keeps, also those for which nothing waits; null for everybody else.</summary>
    public IReadOnlyList<CourseLine>? Courses { get; init; }

    /// <summary>Products of courses that were submitted and that the reader's side uses; for secretaries, who accept or return them.</summary>
    public IReadOnlyList<ProductToAccept> Products { get; init; } = [];

    /// <summary>What the other side asks or has answered; for secretaries, whose side is on turn.</summary>
    public IReadOnlyList<RequestLine> Requests { get; init; } = [];

    /// <summary>Periods of adopted plans that are over and have no published report; for secretaries.</summary>
    public IReadOnlyList<ReportDue> ReportsDue { get; init; } = [];

    /// <summary>Drafts of reports whose consent is asked for, or that are due and not among <see cref="ReportsDue"/>; for secretaries.</summary>
    public IReadOnlyList<WaitingReport> WaitingReports { get; init; } = [];

    /// <summary>Adopted plans that end soon, or have ended, and that no other plan follows; for secretaries.</summary>
    public IReadOnlyList<PlanLine> Ending { get; init; } = [];

    /// <summary>Meetings that take place soon, and minutes that wait for the reader.</summary>
    public IReadOnlyList<MeetingLine> Meetings { get; init; } = [];

    /// <summary>Of the joint industrial park: the gate that waits for a decision, and risks of the reader's side that are due; for secretaries.</summary>
    public IReadOnlyList<ParkLine> Park { get; init; } = [];

    /// <summary>What others did since the reader's last visit; null where there is nothing, or the reader reads no history.</summary>
    public ChangesSince? Changes { get; init; }

    /// <summary>Late tasks and milestones of adopted plans by the side that leads; both sides always, the reader's own first.</summary>
    public IReadOnlyList<LateSide> Late { get; init; } = [];

    /// <summary>Open milestones of adopted plans that are due within <see cref="GetHome.DueDays"/>, those that the reader's side leads first.</summary>
    public IReadOnlyList<MilestoneLine> Due { get; init; } = [];

    /// <summary>The newest report one may see; null where there is none.</summary>
    public ReportLine? Report { get; init; }

    /// <summary>Adopted plans.</summary>
    public IReadOnlyList<PlanLine> Plans { get; init; } = [];

    /// <summary>For administrators.</summary>
    public AccountCounts? Accounts { get; init; }
}

/// <param name="Side">Whose minister gave it.</param>
public sealed record DirectionLine(string PlanCode, string ReportCode, Side Side, LocalizedText Words, DateOnly Given, DateOnly? Due);

/// <param name="Code">Of the indicator.</param>
/// <param name="By">Who proposed it.</param>
public sealed record FigureToAgree(string PlanCode, string Code, LocalizedText Title, LocalizedText Unit, DateOnly AsOf, decimal Value, string By);

/// <param name="Code">Unique in the course.</param>
public sealed record ProductToAccept(string CourseCode, string Code, LocalizedText Title);

/// <param name="RequestedAt">UTC.</param>
public sealed record WaitingRound(Guid Id, SignOffSubject Subject, string Code, LocalizedText Title, DateTime RequestedAt, IReadOnlyList<Side> SignedBy);

/// <param name="PlanCode">The plan's code, also for a report; empty for minutes and rounds of scoring.</param>
public sealed record ReturnedDraft(Guid RoundId, SignOffSubject Subject, string PlanCode, string Code, string By, string Comment);

public sealed record PlanLine(string Code, LocalizedText Title, DateOnly PeriodStart, DateOnly PeriodEnd, PlanState State);

/// <param name="LateSince">First day on which it was late; null where it is not.</param>
/// <param name="IsOwn">True where the reader acts for one of its owners.</param>
public sealed record TaskLine(string PlanCode, string Code, LocalizedText Title, DateOnly? End, int Percent, DateOnly? LateSince, bool IsOwn);

/// <param name="Count">Of all late tasks this side leads.</param>
/// <param name="Overdue">Of all milestones of its open tasks whose day is over.</param>
/// <param name="Risk">What is not late yet, and may become so.</param>
public sealed record LateSide(Side Side, int Count, IReadOnlyList<TaskLine> Tasks, int Overdue, IReadOnlyList<MilestoneLine> Milestones, AtRiskSide Risk)
{
    public bool IsEmpty => Count + Overdue + Risk.Count + Risk.PutOff == 0;
}

/// <param name="Count">Of all tasks at risk that a side leads.</param>
/// <param name="PutOff">Of all milestones of its open tasks that were put off before their day was over.</param>
public sealed record AtRiskSide(int Count, IReadOnlyList<TaskLine> Tasks, int PutOff, IReadOnlyList<MilestoneLine> Milestones);

/// <param name="Code">Of the period.</param>
/// <param name="Draft">The code of the draft that somebody is writing, which may be another one; null where there is none.</param>
public sealed record ReportDue(string PlanCode, ReportKind Kind, string Code, DateOnly PeriodEnd, string? Draft);

/// <param name="IsOwn">True where the reader acts for one of its task's owners.</param>
public sealed record MilestoneLine(string PlanCode, string TaskCode, string Code, LocalizedText Title, DateOnly Day, Side? Lead, bool IsOwn);

/// <param name="Acknowledged">UTC; by the reader's own minister's office.</param>
public sealed record ReportLine(string PlanCode, string Code, ReportKind Kind, ReportState State, DateOnly PeriodStart, DateOnly PeriodEnd, DateOnly Due, int? Issue, DateOnly? IssuedOn, DateTime? Acknowledged, LocalizedText Topic);

public sealed record AccountCounts(int All, int Disabled, int NeverSet);

/// <summary>What a round of scoring waits for from the reader.</summary>
public enum ScoringStep
{
    /// <summary>A co-chair has not agreed to it.</summary>
    Agree,

    /// <summary>A member of a panel has not finished.</summary>
    Score,

    /// <summary>A meeting decided about all candidates: a secretary can send it to both co-chairs.</summary>
    Send,
}

public sealed record ScoringLine(string SheetCode, ScoringStep Step)
{
    public string Address => $"/pilots/scoring/{SheetCode}" + (Step == ScoringStep.Score ? "/scores" : string.Empty);
}

/// <summary>What a course waits for from its organiser.</summary>
public enum CourseStep
{
    /// <summary>It does not say what it has to leave behind.</summary>
    AddProducts,

    /// <summary>It has begun, and nobody of its list is marked.</summary>
    Attendance,

    /// <summary>It is over and can be recorded as held.</summary>
    Hold,

    /// <summary>A product has no file, or was returned.</summary>
    Submit,

    /// <summary>It is completed, and somebody who attended has no certificate.</summary>
    Certify,
}

/// <param name="Steps">In the order in which they come; none where nothing waits.</param>
public sealed record CourseLine(Course Course, IReadOnlyList<CourseStep> Steps)
{
    public string Address => $"/training/{Course.Code}";

    /// <summary>The page on which a step is done.</summary>
    public string AddressOf(CourseStep step) => step is CourseStep.Attendance or CourseStep.Certify ? $"{Address}/participants" : step == CourseStep.AddProducts ? $"{Address}/products/new" : Address;
}
