using LinkageWorkPlan.Domain.Failures;

namespace LinkageWorkPlan.Domain.Reports;

/// <content>Secretaries of both sides agree before a report goes for signature.</content>
public sealed partial class Report
{
    private readonly List<ReportConsent> consents = [];

    /// <summary>At most one a side. Whatever is written in the report drops them; what changes in the plan makes them consents to another content.</summary>
    public IReadOnlyList<ReportConsent> Consents => consents;

    /// <summary>A side agrees to the content as it is, in place of what it agreed to before.</summary>
    public ReportConsent Consent(string fingerprint, Side bySide, string byName, DateTime atUtc)
    {
        RequireDraft();
        consents.RemoveAll(each => each.BySide == bySide);
        var consent = new ReportConsent(Id, fingerprint, bySide, byName, atUtc);
        consents.Add(consent);
        return consent;
    }

    /// <summary>Takes back what one's own side agreed to.</summary>
    public void WithdrawConsent(Side bySide)
    {
        RequireDraft();
        consents.RemoveAll(each => each.BySide == bySide);
    }

    /// <summary>True where the side agreed to exactly this content.</summary>
    public bool HasConsent(Side side, string fingerprint) => consents.Exists(each => each.BySide == side && each.Fingerprint == fingerprint);

    /// <summary>Before it is sent by a secretary, whose own consent is the sending.</summary>
    /// <param name="other">The side that has to agree.</param>
    /// <param name="hasSecretary">True where that side has a secretary's account that works.</param>
    /// <exception cref="RuleException"><see cref="Rules.ConsentMissing"/>, or <see cref="Rules.ConsentBySecretary"/> where nobody could give it.</exception>
    public void RequireConsent(Side other, string fingerprint, bool hasSecretary)
    {
        if (!HasConsent(other, fingerprint))
        {
            throw new RuleException(hasSecretary ? Rules.ConsentMissing : Rules.ConsentBySecretary, null, other);
        }
    }

    /// <summary>Before anything is written: a draft alone is, and nobody agreed to what it becomes.</summary>
    private void RequireWritable()
    {
        RequireDraft();
        consents.Clear();
    }
}
