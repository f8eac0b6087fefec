using System.Globalization;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Linkages;

/// <summary>What is known about an enterprise, but for contacts.</summary>
/// <param name="Name">In each script that it uses: Vietnamese, Lao, Latin.</param>
/// <param name="Side">The country in which it works.</param>
/// <param name="Province">As it is written there; may be empty.</param>
/// <param name="Sector">Of an adopted plan; null where it is not known.</param>
/// <param name="ZoneName">Empty outside of zones.</param>
public sealed record EnterpriseContent(LocalizedText Name, Side Side, string Province, EnterpriseSize Size, SectorLink? Sector, ZoneKind Zone, string ZoneName);

/// <summary>An enterprise of either country in the group's register. Secretaries of both sides keep it as equals.</summary>
public sealed partial class Enterprise : IVersioned, INumbered, IAudited
{
    public const int NameMax = 200;
    public const int PlaceMax = 200;
    public const int CodeMax = 12;

    private readonly List<EnterpriseNameKey> nameKeys = [];

    private Enterprise()
    {
    }

    /// <param name="number">The next of the group, from 1.</param>
    /// <param name="today">UTC+7.</param>
    /// <exception cref="RuleException">The name is missing, or something is too long.</exception>
    public Enterprise(int number, EnterpriseContent content, DateOnly today)
    {
        Id = Guid.CreateVersion7();
        Number = number;
        Code = string.Create(CultureInfo.InvariantCulture, $"E{number}");
        RegisteredOn = today;
        Take(content);
    }

    public Guid Id { get; private set; }

    /// <summary>From 1, in the order in which they were entered.</summary>
    public int Number { get; private set; }

    /// <summary>As in "E12"; it never changes.</summary>
    public string Code { get; private set; } = string.Empty;

    /// <summary>In the scripts that it uses; a spelling is no translation, so none is missing.</summary>
    public LocalizedText Name { get; private set; } = LocalizedText.Empty;

    /// <summary>Spellings that entries had which were merged into this one, where they differ from <see cref="Name"/>.</summary>
    public IReadOnlyList<string> OtherNames { get; private set; } = [];

    public Side Side { get; private set; }
    public string Province { get; private set; } = string.Empty;
    public EnterpriseSize Size { get; private set; }
    public string? SectorPlan { get; private set; }
    public string? SectorCode { get; private set; }
    public ZoneKind Zone { get; private set; }
    public string ZoneName { get; private set; } = string.Empty;

    /// <summary>UTC+7.</summary>
    public DateOnly RegisteredOn { get; private set; }

    public int Version { get; private set; }

    /// <summary>One for each spelling that differs, for finding it again.</summary>
    public IReadOnlyList<EnterpriseNameKey> NameKeys => nameKeys;

    public SectorLink? Sector => SectorPlan is { } plan && SectorCode is { } code ? new SectorLink(plan, code) : null;

    /// <summary>The name in every language: a spelling that there is not is that in which it was entered.</summary>
    public LocalizedText PrintedName => Printed(Name);

    public static LocalizedText Printed(LocalizedText name)
    {
        string Of(Language language) => name[language]?.Text ?? name.For(name.Source);
        return LocalizedText.Of(name.Source, Of(Language.Vi), Of(Language.Lo), Of(Language.En));
    }

    /// <summary>By what its spellings are recognised (<see cref="EnterpriseKey"/>).</summary>
    public static IReadOnlyList<string> KeysOf(LocalizedText name) => [.. Languages.All.Select(each => EnterpriseKey.Of(name[each]?.Text)).Where(key => key.Length > 0).Distinct()];

    public AuditSubject ToSubject() => new(nameof(Enterprise), Id, Code, Name, null);

    /// <param name="isLinked">True where a linkage names it: its country is fixed then.</param>
    /// <exception cref="RuleException">The name is missing, something is too long, or the country of an enterprise with linkages is another; nothing is changed.</exception>
    public void Revise(EnterpriseContent content, bool isLinked)
    {
        if (isLinked && content.Side != Side)
        {
            throw new RuleException(Rules.EnterpriseSideFixed, nameof(Side), Code);
        }

        Take(content);
    }

    /// <param name="linkages">Codes of linkages that name it.</param>
    /// <exception cref="RuleException">There is one.</exception>
    public void RequireUnlinked(IReadOnlyCollection<string> linkages)
    {
        if (linkages.Count > 0)
        {
            throw new RuleException(Rules.EnterpriseLinked, null, Code, string.Join(", ", linkages));
        }
    }

    private void Take(EnterpriseContent content)
    {
        var name = Check.Text(content.Name, Label(nameof(Name)), NameMax, required: true);
        var (province, zoneName) = (Optional(content.Province, nameof(Province)), content.Zone == ZoneKind.Outside ? string.Empty : Optional(content.ZoneName, nameof(ZoneName)));
        (Name, Side, Province, Size, SectorPlan, SectorCode, Zone, ZoneName) = (name, content.Side, province, content.Size, content.Sector?.PlanCode, content.Sector?.Code, content.Zone, zoneName);
        KeepKeys();
    }

    private void KeepKeys()
    {
        var keys = KeysOf(Name).Union(OtherNames.Select(EnterpriseKey.Of).Where(key => key.Length > 0)).ToList();
        nameKeys.RemoveAll(each => each.Side != Side || !keys.Contains(each.Key));
        nameKeys.AddRange(keys.Where(key => nameKeys.TrueForAll(each => each.Key != key)).Select(key => new EnterpriseNameKey(Id, Side, key)));
    }

    private static string Optional(string words, string field) => TextNormalizer.Normalize(words).Length == 0 ? string.Empty : Check.Text(words, Label(field), PlaceMax);

    /// <summary>What messages call a field.</summary>
    private static string Label(string field) => $"{nameof(Enterprise)}.{field}";
}

/// <summary>By what one spelling of a name is recognised.</summary>
public sealed class EnterpriseNameKey
{
    private EnterpriseNameKey()
    {
    }

    internal EnterpriseNameKey(Guid enterpriseId, Side side, string key)
    {
        Id = Guid.CreateVersion7();
        (EnterpriseId, Side, Key) = (enterpriseId, side, key);
    }

    public Guid Id { get; private set; }
    public Guid EnterpriseId { get; private set; }

    /// <summary>That of its enterprise: two enterprises of one name in both countries are two.</summary>
    public Side Side { get; private set; }

    public string Key { get; private set; } = string.Empty;
}
