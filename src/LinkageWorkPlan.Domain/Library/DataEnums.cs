namespace LinkageWorkPlan.Domain.Library;

/// <summary>How the bytes of a text file stand for letters. Stored by name.</summary>
public enum DataEncoding
{
    Utf8,
    Utf16,
    Utf16BigEndian,
    Windows1258,

    /// <summary>As in <see cref="Texts.Tcvn3"/>.</summary>
    Tcvn3,
}

/// <summary>What stands between the columns of a text file. Stored by name.</summary>
public enum DataDelimiter
{
    Comma,
    Semicolon,
    Tab,
    Bar,
}

/// <summary>What stands before the decimals of a number. Stored by name.</summary>
public enum DataDecimal
{
    Point,
    Comma,
}

/// <summary>Why a file is not shown as data. Stored by name.</summary>
public enum DataProblem
{
    /// <summary>The bytes are not text in the encoding, or none of those known fits.</summary>
    Encoding,

    /// <summary>More than <see cref="DataTable.RowsMax"/>.</summary>
    Rows,

    /// <summary>More than <see cref="DataTable.ColumnsMax"/>.</summary>
    Columns,

    /// <summary>It takes too long to read, or unpacks to too much.</summary>
    Size,

    /// <summary>No row below the names of the columns.</summary>
    Empty,

    /// <summary>It is no workbook, or a quotation mark is never closed.</summary>
    Broken,
}
