using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Reports;

/// <summary>A periodic report to the two ministers: what people write of a period; figures come from the plan as of the cut-off.</summary>
public sealed partial class Report : IVersioned, ITranslatable, IAudited
{
    public const int CodeMax = 20;
    public const int SectionMax = 20_000;
    public const int ProposalMax = 4000;
    public const int CorrectionMax = 4000;

    /// <summary>Before a section's key in the name of its text.</summary>
    public const string SectionPrefix = "Section:";

    /// <summary>Before a proposal's id in the name of its text.</summary>
    public const string ProposalPrefix = "Proposal:";

    /// <summary>Name of the text that says why a newer issue corrects the one before.</summary>
    public const string CorrectionField = "Correction";

    private readonly List<ReportSection> sections = [];
    private readonly List<Proposal> proposals = [];
    private readonly List<WarningAnswer> answers = [];

    private Report()
    {
    }

    /// <param name="scope">What a special report is about; null for any other kind.</param>
    /// <exception cref="RuleException">The plan is not adopted, the dates are not in order, or a special report has no topic.</exception>
    public Report(WorkPlan plan, string code, ReportKind kind, ReportDates dates, ReportScope? scope = null)
    {
        plan.RequireAdopted();

        Id = Guid.CreateVersion7();
        PlanId = plan.Id;
        Code = Check.Code(code, nameof(Code), CodeMax);
        Kind = kind;
        SetDates(dates);
        SetScope(scope ?? ReportScope.Whole);
        sections.AddRange(SectionKeys.Written.Select((key, order) => new ReportSection(Id, key, order)));
    }

    public Guid Id { get; private set; }
    public Guid PlanId { get; private set; }

    /// <summary>As in "2026-H1"; unique in the plan, part of addresses.</summary>
    public string Code { get; private set; } = string.Empty;

    public ReportKind Kind { get; private set; }
    public DateOnly PeriodStart { get; private set; }
    public DateOnly PeriodEnd { get; private set; }

    /// <summary>The day as of which figures are taken from the plan.</summary>
    public DateOnly CutOff { get; private set; }

    /// <summary>The day on which the ministers expect it.</summary>
    public DateOnly Due { get; private set; }

    public ReportState State { get; private set; }

    /// <summary>Number of the published document, from 1; null until both co-chairs signed.</summary>
    public int? Issue { get; private set; }

    /// <summary>Number of the issue that is being written or signed or, where none is, of the published one: from 1.</summary>
    public int OpenIssue => State == ReportState.Issued ? Issue!.Value : (Issue ?? 0) + 1;

    /// <summary>Day of the second signature (UTC+7).</summary>
    public DateOnly? IssuedOn { get; private set; }

    /// <summary>SHA-256 of the canonical content both co-chairs signed.</summary>
    public string? Fingerprint { get; private set; }

    /// <summary>Why a newer issue corrects the one before, as it is printed; empty in issue 1.</summary>
    public LocalizedText Correction { get; private set; } = LocalizedText.Empty;

    /// <summary>True where a newer issue is being written, or waits for signatures, while the one before is published.</summary>
    public bool IsBeingCorrected => Issue is not null && State != ReportState.Issued;

    /// <summary>Why warnings about the draft may stay as they are.</summary>
    public IReadOnlyList<WarningAnswer> Answers => answers;

    public IReadOnlyList<ReportSection> Sections => sections;
    public IReadOnlyList<Proposal> Proposals => proposals;
    public int Version { get; private set; }

    public AuditSubject ToSubject() => new(nameof(Report), Id, Code, LocalizedText.Empty, PlanId);

    /// <summary>Grows with every change that is saved, so that signing is served one at a time.</summary>
    public long Revision { get; private set; }

    public void SetDates(ReportDates dates)
    {
        RequireWritable();
        if (dates.PeriodEnd < dates.PeriodStart || dates.CutOff < dates.PeriodStart || dates.CutOff > dates.Due)
        {
            throw new RuleException(Rules.ReportDatesOrder, nameof(PeriodEnd));
        }

        (PeriodStart, PeriodEnd, CutOff, Due) = (dates.PeriodStart, dates.PeriodEnd, dates.CutOff, dates.Due);
    }

    /// <summary>Before it is deleted: nobody was asked to sign it.</summary>
    /// <param name="wasSent">True where it was sent for signature at any time.</param>
    /// <exception cref="RuleException"><see cref="Rules.ReportWasSent"/>.</exception>
    public void RequireDeletable(bool wasSent)
    {
        if (State != ReportState.Draft || Issue is not null || wasSent)
        {
            throw new RuleException(Rules.ReportWasSent, null, Code);
        }
    }

    public void WriteSection(string key, LocalizedText text)
    {
        var section = OpenSection(key);
        if (section.IsLeftOut && !text.IsEmpty)
        {
            throw new RuleException(Rules.SectionLeftOut, key, key);
        }

        section.Write(Written(text, key, SectionMax));
    }

    public Proposal AddProposal(Side addressee, LocalizedText text)
    {
        RequireWritable();
        var proposal = new Proposal(Id, addressee, Written(text, nameof(Proposal), ProposalMax, required: true), proposals.Count == 0 ? 0 : proposals.Max(each => each.Order) + 1);
        proposals.Add(proposal);
        return proposal;
    }

    public void ChangeProposal(Guid id, Side addressee, LocalizedText text)
    {
        RequireWritable();
        ProposalOf(id).Change(addressee, Written(text, nameof(Proposal), ProposalMax, required: true));
    }

    public void RemoveProposal(Guid id)
    {
        RequireWritable();
        proposals.Remove(ProposalOf(id));
    }

    public void SendForSignature()
    {
        RequireDraft();
        State = ReportState.InReview;
    }

    public void ReturnToDraft()
    {
        RequireInReview();
        consents.Clear();
        State = ReportState.Draft;
    }

    /// <param name="roundId">The round both co-chairs signed.</param>
    /// <param name="fingerprint">Of the content both co-chairs signed.</param>
    /// <param name="on">Today, UTC+7.</param>
    /// <param name="atUtc">Of the second signature.</param>
    public ReportIssue IssueNow(Guid roundId, string fingerprint, DateOnly on, DateTime atUtc)
    {
        RequireInReview();
        (State, Issue, IssuedOn, Fingerprint) = (ReportState.Issued, (Issue ?? 0) + 1, on, fingerprint);
        return new ReportIssue(this, Issue.Value, roundId, fingerprint, on, atUtc);
    }

    /// <summary>Says why a warning may stay: it holds as long as what was warned of stays as it is.</summary>
    /// <param name="warnings">One, or several about one text: a reason for one text says nothing of another.</param>
    /// <exception cref="RuleException"><see cref="Rules.WarningOfOtherSide"/>: it is about the other side's language; <see cref="Rules.WarningsOfSeveralTexts"/>.</exception>
    public void AnswerWarnings(IReadOnlyList<WarningAbout> warnings, string reason, Side bySide, string byName, DateTime atUtc)
    {
        RequireDraft();
        if (warnings.DistinctBy(each => (each.Section, each.Language)).Count() > 1)
        {
            throw new RuleException(Rules.WarningsOfSeveralTexts);
        }

        if (warnings.FirstOrDefault(each => !each.MayBeKeptBy(bySide)) is { Keeper: { } keeper })
        {
            throw new RuleException(Rules.WarningOfOtherSide, null, keeper);
        }

        var words = Check.Text(reason, nameof(WarningAnswer.Reason), WarningAnswer.ReasonMax);
        foreach (var warning in warnings)
        {
            answers.RemoveAll(each => each.Key == warning.Key);
            answers.Add(new WarningAnswer(Id, warning.Key, words, bySide, byName, atUtc));
        }
    }

    /// <summary>Takes an answer of one's own side back.</summary>
    /// <exception cref="RuleException"><see cref="Rules.WarningOfOtherSide"/>: the other side gave it.</exception>
    public void WithdrawAnswer(string key, Side bySide)
    {
        RequireDraft();
        if (answers.Find(each => each.Key == key) is { } answer && answer.BySide != bySide)
        {
            throw new RuleException(Rules.WarningOfOtherSide, null, answer.BySide);
        }

        answers.RemoveAll(each => each.Key == key);
    }

    public IEnumerable<TextPlace> Texts =>
        sections.OrderBy(each => each.Order).Select(each => new TextPlace(SectionPrefix + each.Key, each.Text, SectionMax))
            .Prepend(new TextPlace(TopicField, Topic, ReportScope.TopicMax))
            .Append(new TextPlace(CorrectionField, Correction, CorrectionMax))
            .Concat(proposals.OrderBy(each => each.Order).Select(each => new TextPlace(ProposalPrefix + each.Id, each.Text, ProposalMax)))
            .Where(each => !each.Text.IsEmpty);

    public void SetText(string field, LocalizedText text)
    {
        if (field.StartsWith(SectionPrefix, StringComparison.Ordinal))
        {
            WriteSection(field[SectionPrefix.Length..], text);
        }
        else if (field == TopicField && !Topic.IsEmpty)
        {
            SetScope(Scope with { Topic = text });
        }
        else if (field == CorrectionField)
        {
            WriteCorrection(text);
        }
        else if (field.StartsWith(ProposalPrefix, StringComparison.Ordinal) && Guid.TryParse(field.AsSpan(ProposalPrefix.Length), out var id))
        {
            ChangeProposal(id, ProposalOf(id).Addressee, text);
        }
        else
        {
            throw new RuleException(Rules.NotFound, field);
        }
    }

    public void RequireDraft()
    {
        if (State != ReportState.Draft)
        {
            throw new RuleException(Rules.ReportNotInDraft, null, Code);
        }
    }

    private void RequireInReview()
    {
        if (State != ReportState.InReview)
        {
            throw new RuleException(Rules.ReportNotInReview, null, Code);
        }
    }

    private static LocalizedText Written(LocalizedText text, string field, int max, bool required = false)
    {
        FigureNames.RequireKnown(text, field);
        return Check.Text(text, field, max, required);
    }

    private Proposal ProposalOf(Guid id) => proposals.Find(each => each.Id == id) ?? throw new RuleException(Rules.NotFound, nameof(Proposal));
}
