using LinkageWorkPlan.Domain.Failures;

namespace LinkageWorkPlan.Domain.Pilots;

/// <content>How a round comes before both co-chairs once a meeting decided about its candidates.</content>
public sealed partial class ScoringSheet
{
    public SheetSigning Signing { get; private set; }

    /// <summary>Puts results, joint scores and decisions before both co-chairs: from now on nothing of them changes.</summary>
    /// <param name="pilots">The sheet's candidates.</param>
    /// <param name="blocking">What else has to be done before.</param>
    /// <exception cref="RuleException">A panel is at work, no candidate is left, it is with the co-chairs already, a meeting did not decide about a candidate, or <paramref name="blocking"/>; nothing is changed.</exception>
    public void Send(IReadOnlyList<PilotModel> pilots, IReadOnlyList<BrokenRule> blocking)
    {
        if (ScoredAt is null || Of(pilots).All(each => each.State == PilotState.Withdrawn))
        {
            throw new RuleException(Rules.SheetNotScored, null, Code);
        }

        if (Signing is SheetSigning.ForSignature or SheetSigning.Signed)
        {
            throw new RuleException(Rules.SheetIsSent, null, Code);
        }

        List<BrokenRule> broken = [.. UndecidedOf(pilots).Select(each => new BrokenRule(Rules.SheetUndecided, null, each.Code)), .. blocking];
        if (broken.Count > 0)
        {
            throw new RuleException(broken);
        }

        Stand(pilots, SheetSigning.ForSignature);
    }

    /// <summary>Both co-chairs signed.</summary>
    /// <param name="pilots">The sheet's candidates.</param>
    public void Complete(IEnumerable<PilotModel> pilots) => Stand(pilots, SheetSigning.Signed);

    /// <summary>A co-chair returned it, or a secretary took it back.</summary>
    /// <param name="pilots">The sheet's candidates.</param>
    public void Reopen(IEnumerable<PilotModel> pilots) => Stand(pilots, SheetSigning.Returned);

    /// <summary>Candidates about which a meeting has yet to decide.</summary>
    public IReadOnlyList<PilotModel> UndecidedOf(IEnumerable<PilotModel> pilots) => [.. Of(pilots).Where(each => each.State == PilotState.Candidate)];

    private void Stand(IEnumerable<PilotModel> pilots, SheetSigning signing)
    {
        Signing = signing;
        Of(pilots).ToList().ForEach(each => each.StandsIn(signing));
    }
}
