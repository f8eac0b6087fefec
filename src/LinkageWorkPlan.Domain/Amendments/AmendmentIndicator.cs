using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Amendments;

/// <summary>What an amendment does with one indicator: all that was agreed of it before, and all that is to be agreed.</summary>
public sealed class AmendmentIndicator
{
    private AmendmentIndicator()
    {
    }

    internal AmendmentIndicator(Guid amendmentId, string code)
    {
        Id = Guid.CreateVersion7();
        (AmendmentId, Code) = (amendmentId, code);
    }

    public Guid Id { get; private set; }
    public Guid AmendmentId { get; private set; }

    /// <summary>Unique in the amendment; the code of an agreed indicator never changes.</summary>
    public string Code { get; private set; } = string.Empty;

    /// <summary>What was agreed when this was written; null for an indicator that is added.</summary>
    public IndicatorContent? Before { get; private set; }

    /// <summary>What is to be agreed; null for an indicator that is dropped.</summary>
    public IndicatorContent? After { get; private set; }

    /// <summary>Why this indicator; empty where the amendment's own reason says it.</summary>
    public LocalizedText Reason { get; private set; } = LocalizedText.Empty;

    public AmendmentKind Kind { get; private set; }

    /// <summary>The indicator's title as it will be, or as it was where it is dropped.</summary>
    public LocalizedText Title => (After ?? Before)?.Title ?? LocalizedText.Empty;

    /// <summary>Another code of an indicator that is added; it stays the same part.</summary>
    internal void Rename(string code) => Code = code;

    internal void Confirm() => (After, Reason) = (After?.Confirm(), Reason.Confirm());

    internal void Apply(IndicatorContent? before, IndicatorContent? after, LocalizedText reason)
    {
        Reason = AmendmentItem.Checked(reason);
        Kind = (before, after) switch
        {
            (null, _) => AmendmentKind.Add,
            (_, null) => AmendmentKind.Drop,
            _ => AmendmentKind.Change,
        };
        (Before, After) = (before, after);
    }
}
