using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.Web.Features.Operation;

/// <summary>How a part of the system stands, the best first.</summary>
public enum StatusLevel
{
    Good,

    /// <summary>It works; something is to be done.</summary>
    Attention,

    /// <summary>It does not work, or something will soon be lost.</summary>
    Broken,
}

/// <summary>What an administrator looks after, in the order in which it is shown.</summary>
public enum StatusPart
{
    Database,
    Backup,
    Recipient,

    /// <summary>The sides' own copies.</summary>
    Copy,

    CopyRecipient,
    Disk,
    Mail,
    History,
    Seal,
    Browser,

    /// <summary>For files that people send.</summary>
    Scanner,

    Clock,
}

/// <summary>One sentence about a part, with what to do where it is not good.</summary>
/// <param name="Key">Of the sentence.</param>
/// <param name="Values">Moments are in UTC.</param>
public sealed record StatusLine(StatusPart Part, StatusLevel Level, string Key, params IReadOnlyList<object?> Values)
{
    /// <summary>Where more of it is, within the site; null where nothing is.</summary>
    public string? Link { get; init; }

    /// <summary>Key of the words of the link.</summary>
    public string LinkWords { get; init; } = "Status.More";

    public string Words(Loc loc) => loc[Key, [.. Values.Select(each => Shown(loc, each))]];

    private static object? Shown(Loc loc, object? value) => value switch
    {
        DateTime utc => loc.Moment(utc),
        DateOnly day => loc.LongDate(day),
        StatusSize size => size.Words(loc),
        null => "–",
        _ => value,
    };
}

/// <summary>A size in bytes, as people read it.</summary>
public sealed record StatusSize(long Bytes)
{
    private const decimal Step = 1000;

    public string Words(Loc loc) => Bytes >= Step * Step * Step ? $"{loc.Number(Bytes / Step / Step / Step, 1)} GB" : $"{loc.Number(Bytes / Step / Step, 1)} MB";
}
