using System.Globalization;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Library;

/// <summary>What the side that answers says about one article.</summary>
public sealed class RequestComment
{
    public const int ArticleMax = 120;
    public const int TextMax = 4000;
    public const int NameMax = 240;
    public const int CodeMax = 12;

    private RequestComment()
    {
    }

    internal RequestComment(Guid requestId, int number, string article, LocalizedText text, string byName, DateOnly on)
    {
        Id = Guid.CreateVersion7();
        (RequestId, Number, ByName, On) = (requestId, number, byName, on);
        Code = string.Create(CultureInfo.InvariantCulture, $"C{number}");
        Take(article, text);
    }

    public Guid Id { get; private set; }
    public Guid RequestId { get; private set; }

    /// <summary>From 1 in its request.</summary>
    public int Number { get; private set; }

    /// <summary>As in "C2", unique in the request.</summary>
    public string Code { get; private set; } = string.Empty;

    /// <summary>As in "Article 5(2)"; empty for the whole.</summary>
    public string Article { get; private set; } = string.Empty;

    public LocalizedText Text { get; private set; } = LocalizedText.Empty;

    /// <summary>Who added it.</summary>
    public string ByName { get; private set; } = string.Empty;

    /// <summary>When it was added, UTC+7.</summary>
    public DateOnly On { get; private set; }

    /// <summary>What messages call a field.</summary>
    public static string Label(string field) => $"{nameof(RequestComment)}.{field}";

    internal void Take(string article, LocalizedText text)
    {
        var place = string.IsNullOrWhiteSpace(article) ? string.Empty : Check.Text(article, Label(nameof(Article)), ArticleMax);
        Write(text);
        Article = place;
    }

    internal void Write(LocalizedText text) => Text = Check.Text(text, Label(nameof(Text)), TextMax, required: true);
}
