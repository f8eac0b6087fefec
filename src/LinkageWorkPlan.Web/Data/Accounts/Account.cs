using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Texts;
using Microsoft.AspNetCore.Identity;

namespace LinkageWorkPlan.Web.Data.Accounts;

/// <summary>Somebody who may sign in: invited by an administrator, one role on one side.</summary>
public sealed class Account : IdentityUser<Guid>, IAudited
{
    public const int NameMax = 120;
    public const int PositionMax = 200;

    public Account() => Id = Guid.CreateVersion7();

    public string DisplayName { get; set; } = string.Empty;

    /// <summary>The same name in the other side's script, for what both sides read; empty where nobody wrote it.</summary>
    public string OtherName { get; set; } = string.Empty;

    /// <summary>As printed beside a signature.</summary>
    public LocalizedText Position { get; set; } = LocalizedText.Empty;

    public Role Role { get; set; }
    public Side Side { get; set; }

    /// <summary>The language its pages and mails come in.</summary>
    public Language Language { get; set; }

    /// <summary>For the role "owner": whom it acts for.</summary>
    public Guid? OwnerId { get; set; }

    /// <summary>A disabled account cannot sign in and is signed out where it is.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>UTC; when an administrator erased what was kept of its person. It stays disabled for good. Null for all others.</summary>
    public DateTime? ErasedAt { get; set; }

    /// <summary>Its person, for the history.</summary>
    public Actor ToActor() => new(Id, DisplayName, Role, Side);

    public AuditSubject ToSubject() => new(nameof(Account), Id, MailMask.Of(Email), LocalizedText.Of(Language, DisplayName), null);
}
