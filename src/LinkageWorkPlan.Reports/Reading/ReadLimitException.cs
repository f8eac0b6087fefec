
namespace LinkageWorkPlan.Reports.Reading;

/// <summary>What a file has too much of.</summary>
public enum ReadLimit
{
    /// <summary>Levels that lie one in another.</summary>
    Depth,

    /// <summary>Elements, of the whole or of the part that is kept in memory at once.</summary>
    Elements,

    /// <summary>Bytes, unpacked.</summary>
    Bytes,

    /// <summary>Characters of one text, or texts of a list.</summary>
    Texts,

    /// <summary>Rows of a sheet that are not empty.</summary>
    Rows,
}

/// <summary>A file has more in it than its reader takes in; nothing beyond the limit was read.</summary>
/// <param name="max">What is still taken in.</param>
/// <param name="line">From 1; 0 where lines are not counted.</param>
public sealed class ReadLimitException(ReadLimit limit, long max, int line = 0) : Exception($"More than {max} ({limit}), line {line}.")
{
    public ReadLimit Limit { get; } = limit;

    public long Max { get; } = max;

    public int Line { get; } = line;
}
