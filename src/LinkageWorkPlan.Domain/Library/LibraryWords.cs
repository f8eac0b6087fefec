using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Library;

/// <summary>The words inside the newest file of a document, for the search. They can be read from the file again at any time.</summary>
public sealed class LibraryWords
{
    /// <summary>Characters kept; what follows in the file is not found.</summary>
    public const int Max = 400_000;

    private LibraryWords()
    {
    }

    public LibraryWords(Guid documentId, string words)
    {
        DocumentId = documentId;
        Take(words);
    }

    public Guid DocumentId { get; private set; }

    public string Folded { get; private set; } = string.Empty;

    /// <summary>
    /// What is stored, and what is looked for in it: <see cref="SearchKey.Folded"/>, in Lao without the marks above and below letters as well. Programs that
    /// read PDFs lose them, or put a space in their place.
    /// </summary>
    public static string KeyOf(string? words) => SearchKey.Folded(string.Concat((words ?? string.Empty).Where(letter => !IsLaoMark(letter))));

    public void Take(string words)
    {
        var folded = KeyOf(words);
        Folded = folded.Length > Max ? folded[..Max] : folded;
    }

    private static bool IsLaoMark(char letter) => letter is '\u0EB1' or >= '\u0EB4' and <= '\u0EBC' or >= '\u0EC8' and <= '\u0ECE';
}
