namespace LinkageWorkPlan.Domain.Reports;

/// <summary>Who a printed report is for: one content, laid out as its readers' offices lay out their papers.</summary>
public enum Edition
{
    /// <summary>Vietnamese and Lao in parallel, signed by both co-chairs, with a neutral head; the reader's side first.</summary>
    Joint,

    /// <summary>To the Minister of Industry and Trade of Vietnam, after Decree 30/2020/NĐ-CP, with the Lao text attached.</summary>
    Vietnamese,

    /// <summary>To the Minister of Industry and Commerce of the Lao PDR, in the form of Lao official papers, with the Vietnamese text attached.</summary>
    Lao,

    /// <summary>The content in English, printed when it is first asked for and kept from then on, so that its file is known again. An annex for readers of neither language: it is never issued, signed or sealed by itself.</summary>
    English,
}

/// <summary>One printed document of a report.</summary>
/// <param name="Reader">The side whose language and signature stand first. The Vietnamese edition's is Vietnam, the Lao edition's Laos.</param>
public sealed record EditionKey(Edition Edition, Side Reader)
{
    public static readonly EditionKey Vietnamese = new(Edition.Vietnamese, Side.Vietnam);
    public static readonly EditionKey Lao = new(Edition.Lao, Side.Laos);

    /// <summary>What is printed, sealed and kept of every issue.</summary>
    public static readonly IReadOnlyList<EditionKey> Issued = [Vietnamese, Lao, new(Edition.Joint, Side.Vietnam), new(Edition.Joint, Side.Laos)];

    /// <summary>Kept of an issue like the others, but not signed and not sealed.</summary>
    public bool IsOnDemand => Edition == Edition.English;

    /// <summary>The edition of the reader's own office.</summary>
    public static EditionKey NativeOf(Side side) => side == Side.Vietnam ? Vietnamese : Lao;
}
