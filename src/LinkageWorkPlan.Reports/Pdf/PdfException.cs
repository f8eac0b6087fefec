
namespace LinkageWorkPlan.Reports.Pdf;

/// <summary>Why a file is not read as a PDF.</summary>
public enum PdfFault
{
    /// <summary>It has no byte.</summary>
    Empty,

    /// <summary>It is larger than <see cref="PdfFile.SizeMax"/>.</summary>
    TooLarge,

    /// <summary>It does not begin as a PDF does.</summary>
    NotPdf,

    /// <summary>Its end is missing.</summary>
    Truncated,

    /// <summary>Something follows its end.</summary>
    Appended,

    /// <summary>It is encrypted.</summary>
    Encrypted,

    /// <summary>Its table or its objects are compressed in another form than that of reports (<see cref="PdfTableStream"/>, <see cref="PdfObjectStream"/>).</summary>
    Compressed,

    /// <summary>It is no PDF in the form that reports have: something is missing, at another place than the table says, or not to be read.</summary>
    Malformed,

    /// <summary>It is nested or revised more often than any report.</summary>
    TooComplex,
}

/// <summary>A file is not read as a PDF. Callers turn <see cref="Fault"/> into words; the message is for the log.</summary>
public sealed class PdfException(PdfFault fault, string message) : Exception(message)
{
    public PdfFault Fault { get; } = fault;
}
