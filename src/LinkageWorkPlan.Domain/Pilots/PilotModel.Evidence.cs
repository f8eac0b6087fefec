using LinkageWorkPlan.Domain.Failures;

namespace LinkageWorkPlan.Domain.Pilots;

/// <content>A model's own evidence, beside that of the tasks in which it is carried out.</content>
public sealed partial class PilotModel
{
    public const int EvidenceMax = 20;

    private readonly List<PilotEvidence> evidence = [];

    /// <summary>The last number that a file was given: that of a removed one is not given again, since the history names it.</summary>
    public int LastEvidence { get; private set; }

    /// <summary>In the order in which it was added.</summary>
    public IReadOnlyList<PilotEvidence> Evidence => evidence;

    /// <param name="by">Whose secretary adds it: both sides may.</param>
    /// <param name="on">UTC+7.</param>
    /// <exception cref="RuleException">It was withdrawn, or has too many files; nothing is changed.</exception>
    public PilotEvidence Add(PilotFile file, Side by, string byName, DateOnly on)
    {
        RequireNotWithdrawn();
        if (evidence.Count >= EvidenceMax)
        {
            throw new RuleException(Rules.PilotEvidence, null, EvidenceMax);
        }

        var added = new PilotEvidence(Id, LastEvidence + 1, file, by, byName, on);
        evidence.Add(added);
        LastEvidence = added.Number;
        return added;
    }

    /// <summary>Takes a file away that was added by mistake. What panels may have read stays.</summary>
    /// <param name="by">The side that removes it: the one that added it.</param>
    /// <exception cref="RuleException">It was withdrawn or is being scored, there is no such file, or the other side added it; nothing is changed.</exception>
    public void RemoveEvidence(Side by, string code)
    {
        RequireNotWithdrawn();
        if (ScoredIn is not null)
        {
            throw new RuleException(Rules.PilotIsScored, null, Code, ScoredIn);
        }

        var file = evidence.Find(each => each.Code == code) ?? throw new RuleException(Rules.NotFound, code);
        if (file.Side != by)
        {
            throw new RuleException(Rules.PilotEvidenceOtherSide, null, code);
        }

        evidence.Remove(file);
    }
}
