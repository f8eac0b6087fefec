using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Linkages;

/// <summary>What an enterprise is, as it is typed.</summary>
public sealed record EnterpriseForm
{
    public TextWords Name { get; init; } = TextWords.None;
    public Side Side { get; init; }
    public string Province { get; init; } = string.Empty;
    public EnterpriseSize Size { get; init; }

    /// <summary>As <see cref="SectorLink.Key"/>; empty where it is not known.</summary>
    public string Sector { get; init; } = string.Empty;

    public ZoneKind Zone { get; init; }
    public string ZoneName { get; init; } = string.Empty;

    internal static EnterpriseForm Of(Enterprise enterprise) => new()
    {
        Name = TextWords.From(enterprise.Name),
        Side = enterprise.Side,
        Province = enterprise.Province,
        Size = enterprise.Size,
        Sector = enterprise.Sector?.Key ?? string.Empty,
        Zone = enterprise.Zone,
        ZoneName = enterprise.ZoneName,
    };

    /// <param name="before">As it is saved; null for a new one.</param>
    /// <param name="author">The language of whoever writes.</param>
    internal EnterpriseContent ToContent(Enterprise? before, Language author) =>
        new(Name.ApplyTo(before?.Name ?? LocalizedText.Empty, author), Side, Province, Size, SectorLink.Read(Sector), Zone, ZoneName);

    /// <summary>These words over what somebody else saved meanwhile: what was not changed here takes theirs.</summary>
    /// <param name="opened">The form as it was opened.</param>
    public EnterpriseForm RebaseOn(EnterpriseForm theirs, EnterpriseForm opened) => this with
    {
        Name = Name.RebaseOn(theirs.Name, opened.Name),
        Side = Side == opened.Side ? theirs.Side : Side,
        Province = Province == opened.Province ? theirs.Province : Province,
        Size = Size == opened.Size ? theirs.Size : Size,
        Sector = Sector == opened.Sector ? theirs.Sector : Sector,
        Zone = Zone == opened.Zone ? theirs.Zone : Zone,
        ZoneName = ZoneName == opened.ZoneName ? theirs.ZoneName : ZoneName,
    };

    internal sealed class Validator : AbstractValidator<EnterpriseForm>
    {
        public Validator()
        {
            RuleFor(form => form.Name).Custom((words, context) => context.Check(words, nameof(Enterprise.Name), Enterprise.NameMax, required: true, label: "Enterprise.Name"));
            RuleFor(form => form.Province).Custom((words, context) => context.Check(new TextWords(words, null, null), nameof(Enterprise.Province), Enterprise.PlaceMax, label: "Enterprise.Province"));
            RuleFor(form => form.ZoneName).Custom((words, context) => context.Check(new TextWords(words, null, null), nameof(Enterprise.ZoneName), Enterprise.PlaceMax, label: "Enterprise.ZoneName"));
        }
    }
}
