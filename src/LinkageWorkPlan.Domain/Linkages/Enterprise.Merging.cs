using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Linkages;

/// <content>Two entries of one enterprise become one.</content>
public sealed partial class Enterprise
{
    /// <summary>True where both are in one country and share a spelling, whatever its marks and the words for a legal form.</summary>
    public bool IsLike(Enterprise other) => Id != other.Id && Side == other.Side && nameKeys.Exists(each => other.nameKeys.Exists(key => key.Key == each.Key));

    /// <summary>
    /// Takes over what another entry of the same enterprise says: every spelling of its name, and whatever is not known here. What both know stays
    /// as it is here.
    /// </summary>
    /// <exception cref="RuleException">They are not likely to be one enterprise; nothing is changed.</exception>
    public void Merge(Enterprise other)
    {
        if (!IsLike(other))
        {
            throw new RuleException(Rules.EnterprisesDiffer, null, Code, other.Code);
        }

        var spellings = Languages.All.Select(each => other.Name[each]?.Text).OfType<string>().Concat(OtherNames).Concat(other.OtherNames);
        Name = LocalizedText.Each(Name.Source, language => (Name[language] ?? other.Name[language])?.Text);
        OtherNames = [.. spellings.Except(Languages.All.Select(each => Name[each]?.Text).OfType<string>()).Distinct()];
        Province = Province.Length > 0 ? Province : other.Province;
        Size = Size == EnterpriseSize.Unknown ? other.Size : Size;
        (SectorPlan, SectorCode) = Sector is null ? (other.SectorPlan, other.SectorCode) : (SectorPlan, SectorCode);
        (Zone, ZoneName) = Zone == ZoneKind.Outside ? (other.Zone, other.ZoneName) : (Zone, ZoneName.Length > 0 || Zone != other.Zone ? ZoneName : other.ZoneName);
        RegisteredOn = RegisteredOn < other.RegisteredOn ? RegisteredOn : other.RegisteredOn;
        KeepKeys();
    }

    /// <summary>Adds spellings by which it is found, too; those that it has already are left out, and none is taken away.</summary>
    /// <returns>True where there was a new one.</returns>
    /// <exception cref="RuleException">One is too long; nothing is changed.</exception>
    public bool AddOtherNames(IEnumerable<string> names)
    {
        var added = names.Select(each => Check.Text(each, Label(nameof(OtherNames)), NameMax)).Distinct().Where(name => !OtherNames.Contains(name) && Languages.All.All(each => Name[each]?.Text != name)).ToList();
        if (added.Count == 0)
        {
            return false;
        }

        OtherNames = [.. OtherNames, .. added];
        KeepKeys();
        return true;
    }
}
