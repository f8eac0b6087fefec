namespace LinkageWorkPlan.Reports.Pdf;

/// <summary>Where a revision has an object.</summary>
/// <param name="Offset">Its first byte in the file; the number of the object stream where it is in one; 0 where it was removed.</param>
/// <param name="Index">Which one it is in that stream, from 0; -1 where it stands by itself.</param>
internal readonly record struct PdfPlace(int Offset, int Index = -1)
{
    public static readonly PdfPlace Removed;

    public bool IsRemoved => Offset == 0;

    public bool IsPacked => Offset > 0 && Index >= 0;
}
