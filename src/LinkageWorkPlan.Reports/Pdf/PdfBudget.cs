namespace LinkageWorkPlan.Reports.Pdf;

/// <summary>
/// How much of a stranger's file is read. Its maker decides how often an object is named and how much is in one, so the work of the whole
/// reading is counted and not the size of a part.
/// </summary>
/// <param name="units">An object is one, and so are every <see cref="BytesPerUnit"/> bytes of a string, a name or white space.</param>
/// <param name="cancel">Ends the reading; looked at every few units.</param>
internal sealed class PdfBudget(int units, CancellationToken cancel)
{
    public const int BytesPerUnit = 128;

    private const int UnitsBetweenLooks = 1024;

    private int left = units;
    private int untilLook = UnitsBetweenLooks;

    /// <exception cref="PdfException"><see cref="PdfFault.TooComplex"/>: it is used up, or the time is.</exception>
    public void Take(int number)
    {
        left -= number;
        untilLook -= number;
        if (left < 0)
        {
            throw new PdfException(PdfFault.TooComplex, "More is to be read than of any report.");
        }

        if (untilLook < 0)
        {
            untilLook = UnitsBetweenLooks;
            RequireTime();
        }
    }

    /// <exception cref="PdfException"><see cref="PdfFault.TooComplex"/>: the time is used up.</exception>
    public void RequireTime()
    {
        if (cancel.IsCancellationRequested)
        {
            throw new PdfException(PdfFault.TooComplex, "It takes longer to read than any report.");
        }
    }
}
