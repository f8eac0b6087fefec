using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Linkages;

/// <summary>Whom one side knows at an enterprise. The other side reads it only once it is shared.</summary>
public sealed class EnterpriseContact : IVersioned, IAudited
{
    public const int LineMax = 200;

    private EnterpriseContact()
    {
    }

    /// <param name="keeper">The side that knows the contact.</param>
    public EnterpriseContact(Enterprise enterprise, Side keeper)
    {
        Id = Guid.CreateVersion7();
        (EnterpriseId, EnterpriseCode, Keeper) = (enterprise.Id, enterprise.Code, keeper);
    }

    public Guid Id { get; private set; }
    public Guid EnterpriseId { get; private set; }
    public string EnterpriseCode { get; private set; } = string.Empty;

    /// <summary>The side that keeps it.</summary>
    public Side Keeper { get; private set; }

    public string Person { get; private set; } = string.Empty;
    public string Phone { get; private set; } = string.Empty;
    public string Mail { get; private set; } = string.Empty;

    /// <summary>True where the other side reads it, too.</summary>
    public bool IsShared { get; private set; }

    public int Version { get; private set; }

    /// <summary>Called by its keeper, so that the history of each side's contacts is that side's alone.</summary>
    public AuditSubject ToSubject() => new(nameof(EnterpriseContact), Id, CodeOf(EnterpriseCode, Keeper), LocalizedText.Empty, null);

    /// <summary>As in "E12/Laos".</summary>
    public static string CodeOf(string enterprise, Side keeper) => $"{enterprise}/{keeper}";

    /// <exception cref="RuleException">All three are empty, or one is too long; nothing is changed.</exception>
    public void Write(string person, string phone, string mail, bool isShared)
    {
        var lines = (Person: Line(person, nameof(Person)), Phone: Line(phone, nameof(Phone)), Mail: Line(mail, nameof(Mail)));
        if (lines.Person.Length + lines.Phone.Length + lines.Mail.Length == 0)
        {
            throw new RuleException(Rules.Required, nameof(Person), Label(nameof(Person)));
        }

        (Person, Phone, Mail, IsShared) = (lines.Person, lines.Phone, lines.Mail, isShared);
    }

    /// <summary>Its enterprise was merged into another entry, of which the keeper has no contact.</summary>
    public void MoveTo(Enterprise enterprise) => (EnterpriseId, EnterpriseCode) = (enterprise.Id, enterprise.Code);

    /// <summary>Takes over what the same side has written down at another entry of the enterprise. What is shared by one alone is shared no more: the keeper shares it again.</summary>
    /// <exception cref="RuleException">Both together are too long; nothing is changed.</exception>
    public void Join(EnterpriseContact other) =>
        Write(Both(Person, other.Person), Both(Phone, other.Phone), Both(Mail, other.Mail), IsShared && other.IsShared);

    private static string Both(string one, string other) => string.Join("; ", new[] { one, other }.Where(each => each.Length > 0).Distinct());

    private static string Line(string words, string field) => TextNormalizer.Normalize(words).Length == 0 ? string.Empty : Check.Text(words, Label(field), LineMax);

    private static string Label(string field) => $"{nameof(EnterpriseContact)}.{field}";
}
