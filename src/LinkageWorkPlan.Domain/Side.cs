namespace LinkageWorkPlan.Domain;

/// <summary>One of the two equal sides of the working group. Stored by name.</summary>
public enum Side
{
    /// <summary>Vietnam; focal point VIOIT.</summary>
    Vietnam,

    /// <summary>Lao PDR; focal point IICE.</summary>
    Laos,
}

public static class Sides
{
    public static readonly IReadOnlyList<Side> Both = [Side.Vietnam, Side.Laos];

    public static Side Other(this Side side) => side == Side.Vietnam ? Side.Laos : Side.Vietnam;

    /// <summary>The language whose native readers are on this side: they alone may mark its renderings as checked.</summary>
    public static Texts.Language NativeLanguage(this Side side) => side == Side.Vietnam ? Texts.Language.Vi : Texts.Language.Lo;
}
