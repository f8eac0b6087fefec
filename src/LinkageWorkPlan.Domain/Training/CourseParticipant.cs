using System.Globalization;
using System.Security.Cryptography;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Training;

/// <summary>The name of somebody who takes part, in one or two spellings.</summary>
/// <param name="Other">As in another script; null for none.</param>
public sealed record ParticipantName(string Name, string? Other)
{
    /// <summary>Stands between two spellings of one name.</summary>
    public const char Between = ';';

    /// <summary>What both spellings are recognised by, whatever their marks and capitals.</summary>
    internal IEnumerable<string> Keys => new[] { Name, Other }.OfType<string>().Select(SearchKey.Of);

    /// <param name="lines">A person a line; empty lines count for nothing.</param>
    /// <exception cref="Failures.RuleException">A spelling is longer than <see cref="CourseParticipant.NameMax"/>.</exception>
    public static IReadOnlyList<ParticipantName> Read(string? lines) =>
    [
        .. from line in (lines ?? string.Empty).Split('\n')
           let spellings = line.Trim().Trim(Between).Split(Between, 2).Select(OneLine).Where(each => each.Length > 0)
               .Select(each => Check.Text(each, CourseParticipant.NamesLabel, CourseParticipant.NameMax)).ToList()
           where spellings.Count > 0
           select new ParticipantName(spellings[0], spellings.ElementAtOrDefault(1)),
    ];

    private static string OneLine(string words) => TextNormalizer.Normalize(string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    public override string ToString() => Other is null ? Name : $"{Name} ({Other})";
}

/// <summary>Somebody who takes part in a course. Nothing but the name is known of the person, and that only for a time.</summary>
public sealed class CourseParticipant
{
    public const int NameMax = 200;
    public const int CodeMax = 12;

    /// <summary>Hexadecimal digits of a certificate's code, as many as the code of an issue has.</summary>
    public const int CertificateCodeLength = 16;

    /// <summary>What messages call the names that are typed.</summary>
    public const string NamesLabel = "Names";

    private CourseParticipant()
    {
    }

    internal CourseParticipant(Guid courseId, int number, Side side, ParticipantName name)
    {
        Id = Guid.CreateVersion7();
        (CourseId, Number, Side, Name, OtherName) = (courseId, number, side, name.Name, name.Other);
        Code = string.Create(CultureInfo.InvariantCulture, $"N{number}");
    }

    public Guid Id { get; private set; }
    public Guid CourseId { get; private set; }

    /// <summary>From 1 in its course.</summary>
    public int Number { get; private set; }

    /// <summary>As in "N2", unique in the course.</summary>
    public string Code { get; private set; } = string.Empty;

    public Side Side { get; private set; }

    /// <summary>Empty once it was deleted.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>In another script; null for none.</summary>
    public string? OtherName { get; private set; }

    /// <summary>True for those who came.</summary>
    public bool Attended { get; private set; }

    /// <summary>What is printed on the certificate and verified by; null without one. Random: it says nothing of the person.</summary>
    public string? CertificateCode { get; private set; }

    /// <summary>UTC+7; null without a certificate.</summary>
    public DateOnly? CertifiedOn { get; private set; }

    internal ParticipantName Named => new(Name, OtherName);

    internal void Certify(DateOnly on) => (CertificateCode, CertifiedOn) = (RandomNumberGenerator.GetHexString(CertificateCodeLength, lowercase: true), on);

    /// <summary>Who did not attend has no certificate: one that was given by mistake is then no longer verified.</summary>
    internal void Attend(bool attended)
    {
        Attended = attended;
        (CertificateCode, CertifiedOn) = attended ? (CertificateCode, CertifiedOn) : (null, null);
    }

    internal void DeleteName() => (Name, OtherName) = (string.Empty, null);
}
