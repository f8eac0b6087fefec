using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;

namespace LinkageWorkPlan.Domain;

/// <summary>
/// Something that a person recorded of the world, as progress or a figure. It is never changed: what was recorded wrongly is corrected by
/// another record in its place, or withdrawn, and stays with who, when and why. Its texts may be translated.
/// </summary>
public abstract class RecordedFact
{
    /// <summary>Of the reason for a correction, in text elements.</summary>
    public const int WhyMax = 1000;

    /// <summary>Names the reason for a correction in messages.</summary>
    public const string CorrectionReason = "CorrectionReason";

    private protected RecordedFact()
    {
    }

    /// <param name="side">Of who records it; null for the system.</param>
    /// <param name="corrected">What it takes the place of; null for a first record.</param>
    private protected RecordedFact(DateTime recordedAtUtc, Guid recordedBy, string recordedByName, Side? side, RecordedFact? corrected)
    {
        Id = Guid.CreateVersion7();
        (RecordedAt, RecordedBy, RecordedByName, RecordedSide) = (recordedAtUtc, recordedBy, recordedByName, side);
        (Corrects, SaidAt) = (corrected?.Id, corrected?.SaidAt ?? recordedAtUtc);
    }

    public Guid Id { get; private set; }

    /// <summary>The instant it was said, UTC.</summary>
    public DateTime RecordedAt { get; private set; }

    public Guid RecordedBy { get; private set; }
    public string RecordedByName { get; private set; } = string.Empty;

    /// <summary>The side of who recorded it; null for the system.</summary>
    public Side? RecordedSide { get; private set; }

    /// <summary>Its place among those of the same day, UTC: the instant it was said or, of a correction, that of what it corrects; later where the clock was set back.</summary>
    public DateTime SaidAt { get; private set; }

    /// <summary>What this one corrects; null for what was said for the first time.</summary>
    public Guid? Corrects { get; private set; }

    /// <summary>When it was corrected or withdrawn, UTC; null while it holds.</summary>
    public DateTime? SupersededAt { get; private set; }

    public string? SupersededByName { get; private set; }

    /// <summary>Why, in the words of who corrected or withdrew it.</summary>
    public string? SupersededReason { get; private set; }

    /// <summary>The fact that replaces it; null while it holds, and where it was withdrawn.</summary>
    public Guid? Replacement { get; private set; }

    /// <summary>True while it says how things stand.</summary>
    public bool Holds => SupersededAt is null;

    /// <summary>Takes its place after what was said before it, which has a later time where the clock was set back since.</summary>
    /// <param name="before">Of the same day.</param>
    public void ComeAfter(IEnumerable<RecordedFact> before)
    {
        var last = before.Select(each => each.SaidAt).DefaultIfEmpty().Max();
        SaidAt = SaidAt > last ? SaidAt : last.AddMicroseconds(1);
    }

    /// <summary>Who recorded it, and the secretaries of that one's side.</summary>
    public bool MayBeCorrectedBy(Guid account, Role role, Side? side) =>
        Holds && (RecordedBy == account || (role == Role.Secretary && (RecordedSide is null || RecordedSide == side)));

    /// <exception cref="RuleException"><see cref="Rules.ProgressSuperseded"/> or <see cref="Rules.NotOwnRecord"/>.</exception>
    public void RequireCorrector(Guid account, Role role, Side? side)
    {
        RequireHolds();
        if (!MayBeCorrectedBy(account, role, side))
        {
            throw new RuleException(Rules.NotOwnRecord, null, RecordedByName);
        }
    }

    private protected void RequireHolds()
    {
        if (!Holds)
        {
            throw new RuleException(Rules.ProgressSuperseded, null, SupersededByName!, SupersededAt!.Value);
        }
    }

    /// <param name="replacement">Null where it is withdrawn.</param>
    /// <exception cref="RuleException">The reason is missing.</exception>
    private protected void Supersede(string reason, DateTime atUtc, string byName, Guid? replacement) =>
        (SupersededReason, SupersededAt, SupersededByName, Replacement) = (Check.Text(reason, CorrectionReason, WhyMax), atUtc, byName, replacement);
}
