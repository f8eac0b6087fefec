using LinkageWorkPlan.Domain;

namespace LinkageWorkPlan.Web.Data;

/// <summary>The bytes of an evidence file, apart from its description, so that lists never load them.</summary>
public sealed class EvidenceFile
{
    public Guid EvidenceId { get; set; }
    public byte[] Bytes { get; set; } = [];
}

/// <summary>Text of a form that was typed and not yet sent: survives a dropped connection and a restarted server.</summary>
public sealed class FormDraft
{
    public const int KeyMax = 200;

    /// <summary>Characters of JSON; a form's texts are at most a few times 20,000.</summary>
    public const int ContentMax = 200_000;

    /// <summary>In place of an instant where nothing is to come back: nobody is typing, and the next sweep takes it.</summary>
    public static readonly DateTime Ended = DateTime.UnixEpoch;

    public Guid AccountId { get; set; }

    /// <summary>Which form, as in "task:0197…" or "report:2026-H1:III.2".</summary>
    public string FormKey { get; set; } = string.Empty;

    /// <summary>Field names and what is in them, as JSON.</summary>
    public string Content { get; set; } = string.Empty;

    /// <summary>UTC.</summary>
    public DateTime SavedAt { get; set; }
}

/// <summary>A one-time address: a side's first administrator's, or an invitation to set a password. Only its hash is kept.</summary>
public sealed class SetupToken
{
    public Guid Id { get; set; }

    /// <summary>SHA-256 of the token.</summary>
    public string TokenHash { get; set; } = string.Empty;

    /// <summary>The invited account; null for a side's first administrator.</summary>
    public Guid? AccountId { get; set; }

    /// <summary>Whose first administrator it makes; null for an invited account.</summary>
    public Side? Side { get; set; }

    /// <summary>UTC.</summary>
    public DateTime ExpiresAt { get; set; }
}
