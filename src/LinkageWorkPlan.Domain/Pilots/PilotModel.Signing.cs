using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Pilots;

/// <content>What both co-chairs sign of a model with its sheet.</content>
public sealed partial class PilotModel
{
    /// <summary>How far its sheet is with both co-chairs.</summary>
    public SheetSigning SheetSigning { get; private set; }

    /// <summary>True while what the sheet says of it waits for signatures or has them: name, joint scores, and what a meeting decided.</summary>
    public bool IsFrozen => SheetSigning is SheetSigning.ForSignature or SheetSigning.Signed;

    /// <summary>True while its joint scores can be written: until a meeting decides, and again where its sheet came back.</summary>
    public bool IsToSettle => State == PilotState.Candidate || (State != PilotState.Withdrawn && SheetSigning == SheetSigning.Returned);

    /// <summary>Whether a text of the translation desk is part of what is signed, in whatever language.</summary>
    public static bool IsSigned(string field) => field == nameof(Title) || field.StartsWith(Because + ":", StringComparison.Ordinal);

    internal void StandsIn(SheetSigning signing) => SheetSigning = signing;

    /// <summary>The texts that are signed with its sheet.</summary>
    public IEnumerable<TextPlace> SignedTexts => Texts.Where(each => IsSigned(each.Field));

    private void RequireNotFrozen()
    {
        if (IsFrozen)
        {
            throw new RuleException(Rules.SheetIsSent, null, ScoredIn ?? string.Empty);
        }
    }
}
