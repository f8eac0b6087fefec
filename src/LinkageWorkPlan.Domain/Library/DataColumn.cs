using System.Globalization;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Library;

/// <summary>What is said of a column of data.</summary>
/// <param name="Code">As in "C2".</param>
public sealed record ColumnWords(string Code, LocalizedText Name, LocalizedText Unit, LocalizedText Meaning);

/// <summary>A column of a document's data.</summary>
public sealed class DataColumn
{
    public const int HeaderMax = 200;
    public const int NameMax = 120;
    public const int UnitMax = 60;
    public const int MeaningMax = 500;
    public const int CodeMax = 12;

    private DataColumn()
    {
    }

    internal DataColumn(Guid documentId, int number)
    {
        Id = Guid.CreateVersion7();
        DocumentId = documentId;
        Code = string.Create(CultureInfo.InvariantCulture, $"C{number}");
    }

    public Guid Id { get; private set; }
    public Guid DocumentId { get; private set; }

    /// <summary>Its place in the file, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>As in "C2", unique in the document.</summary>
    public string Code { get; private set; } = string.Empty;

    /// <summary>As it stands in the file.</summary>
    public string Header { get; private set; } = string.Empty;

    public LocalizedText Name { get; private set; } = LocalizedText.Empty;
    public LocalizedText Unit { get; private set; } = LocalizedText.Empty;

    /// <summary>What its figures mean.</summary>
    public LocalizedText Meaning { get; private set; } = LocalizedText.Empty;

    /// <summary>What messages call a field.</summary>
    public static string Label(string field) => $"{nameof(DataColumn)}.{field}";

    /// <summary>What the field of a form is called.</summary>
    public static string FieldOf(string field, string code) => $"{field}:{code}";

    internal void Place(int number, string header) => (Number, Header) = (number, header);

    internal void Write(string field, LocalizedText text)
    {
        switch (field)
        {
            case nameof(Name):
                Name = Check.Text(text, Label(field), NameMax);
                break;
            case nameof(Unit):
                Unit = Check.Text(text, Label(field), UnitMax);
                break;
            case nameof(Meaning):
                Meaning = Check.Text(text, Label(field), MeaningMax);
                break;
            default:
                throw new Failures.RuleException(Failures.Rules.NotFound, field);
        }
    }
}
