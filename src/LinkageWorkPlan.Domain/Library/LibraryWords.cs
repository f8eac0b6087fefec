using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Library;

/// <summary>
/// What a document is searched by: its title, its abstract, what is said of its columns, and the words inside its newest file. All of it can be made again at any time.
/// </summary>
public sealed class LibraryWords
{
    /// <summary>Characters kept of a file; what follows in it is not found.</summary>
    public const int Max = 400_000;

    private LibraryWords()
    {
    }

    public LibraryWords(LibraryDocument document)
    {
        (DocumentId, Number) = (document.Id, document.Number);
        Describe(document);
    }

    public Guid DocumentId { get; private set; }

    /// <summary>Of the document (<see cref="LibraryDocument.Number"/>): what is found is read from the newest on.</summary>
    public int Number { get; private set; }

    /// <summary>First what the document says of itself, then the words of its file.</summary>
    public string Folded { get; private set; } = string.Empty;

    /// <summary>Characters of <see cref="Folded"/> before the words of the file.</summary>
    public int Described { get; private set; }

    /// <summary>
    /// What is stored, and what is looked for in it: <see cref="SearchKey.Folded"/>, in Lao without the marks above and below letters as well. Programs that
    /// read PDFs lose them, or put a space in their place.
    /// </summary>
    public static string KeyOf(string? words) => SearchKey.Folded(string.Concat((words ?? string.Empty).Where(letter => !IsLaoMark(letter))));

    /// <summary>Follows what the document says of itself. The words of the file stay.</summary>
    public void Describe(LibraryDocument document)
    {
        var described = string.Concat(document.Described.Select(KeyOf).Where(key => key.Length > 0).Distinct().Select(key => key + '\n'));
        (Folded, Described) = (described + Folded[Described..], described.Length);
    }

    /// <param name="words">Of the newest file.</param>
    public void Take(string words)
    {
        var folded = KeyOf(words);
        Folded = string.Concat(Folded.AsSpan(0, Described), folded.Length > Max ? folded.AsSpan(0, Max) : folded);
    }

    private static bool IsLaoMark(char letter) => letter is '\u0EB1' or >= '\u0EB4' and <= '\u0EBC' or >= '\u0EC8' and <= '\u0ECE';
}
