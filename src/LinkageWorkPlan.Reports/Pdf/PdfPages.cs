namespace LinkageWorkPlan.Reports.Pdf;

/// <summary>How many pages a PDF of our own has.</summary>
public static class PdfPages
{
    /// <returns>Null where it is no such PDF.</returns>
    public static int? In(ReadOnlyMemory<byte> pdf)
    {
        try
        {
            return PdfFile.Read(pdf).Pages;
        }
        catch (PdfException)
        {
            return null;
        }
    }
}
