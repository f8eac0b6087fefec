using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Web.Features.Accounts;

/// <summary>What is typed into the form of an account.</summary>
public sealed record AccountInput
{
    public string? Name { get; set; }
    public string? OtherName { get; set; }
    public string? Email { get; set; }
    public TextWords Position { get; set; } = TextWords.None;
    public Role Role { get; set; }
    public Side Side { get; set; }
    public Language Language { get; set; }
    public Guid? OwnerId { get; set; }

    public static AccountInput Of(GetAccount.Found account) => new()
    {
        Name = account.Name,
        OtherName = account.OtherName,
        Email = account.Email,
        Position = TextWords.From(account.Position),
        Role = account.Role,
        Side = account.Side,
        Language = account.Language,
        OwnerId = account.OwnerId,
    };

    /// <summary>This form rebased on what somebody else saved meanwhile: fields that were not touched here take theirs.</summary>
    /// <param name="opened">What the form was opened with.</param>
    public AccountInput RebaseOn(AccountInput theirs, AccountInput opened) => new()
    {
        Name = Name == opened.Name ? theirs.Name : Name,
        OtherName = OtherName == opened.OtherName ? theirs.OtherName : OtherName,
        Email = Email == opened.Email ? theirs.Email : Email,
        Position = Position.RebaseOn(theirs.Position, opened.Position),
        Role = Role == opened.Role ? theirs.Role : Role,
        Side = Side == opened.Side ? theirs.Side : Side,
        Language = Language == opened.Language ? theirs.Language : Language,
        OwnerId = OwnerId == opened.OwnerId ? theirs.OwnerId : OwnerId,
    };

    /// <param name="stamp">Of the account as the form showed it.</param>
    public ReviseAccount.Command ToRevision(Guid accountId, string stamp) => new(accountId, stamp)
    {
        Email = Email,
        Name = Name,
        OtherName = OtherName,
        Position = Position,
        Role = Role,
        Side = Side,
        Language = Language,
        OwnerId = OwnerId,
    };
}
