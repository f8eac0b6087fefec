namespace LinkageWorkPlan.Domain.History;

/// <summary>
/// How far the history had come when a day began, written down for both sides: whoever kept one finds out later whether anything before it was
/// changed. It is only added to.
/// </summary>
public sealed class SignedHead
{
    private SignedHead()
    {
    }

    /// <param name="statement">What is sealed, in UTF-8: day, number and hash in their written form.</param>
    /// <param name="atUtc">When it was written.</param>
    public SignedHead(DateOnly day, HistoryHead head, string statement, DateTime atUtc)
    {
        Id = Guid.CreateVersion7();
        (Day, Number, Hash, Statement, At) = (day, head.Number, head.Hash, statement, atUtc);
    }

    public Guid Id { get; private set; }

    /// <summary>In Hà Nội and Vientiane (UTC+7); one a day.</summary>
    public DateOnly Day { get; private set; }

    public long Number { get; private set; }
    public string Hash { get; private set; } = string.Empty;
    public string Statement { get; private set; } = string.Empty;

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>The Vietnamese side's detached signature of the statement (CMS, DER) in base64; null where no seal was set.</summary>
    public string? VietnameseSeal { get; private set; }

    /// <summary>The Lao side's, likewise.</summary>
    public string? LaoSeal { get; private set; }

    public bool IsSealed => VietnameseSeal is not null && LaoSeal is not null;

    /// <param name="signature">CMS, DER.</param>
    public void Seal(Side side, byte[] signature)
    {
        var words = Convert.ToBase64String(signature);
        (VietnameseSeal, LaoSeal) = side == Side.Vietnam ? (words, LaoSeal) : (VietnameseSeal, words);
    }

    /// <returns>CMS, DER; null where it has none.</returns>
    public byte[]? SealOf(Side side) => (side == Side.Vietnam ? VietnameseSeal : LaoSeal) is { } words ? Convert.FromBase64String(words) : null;
}
