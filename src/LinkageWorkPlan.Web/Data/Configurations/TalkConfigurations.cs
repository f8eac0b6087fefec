using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Data.TextIndex;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkageWorkPlan.Web.Data.Configurations;

internal sealed class CommentConfiguration : IEntityTypeConfiguration<Comment>
{
    public void Configure(EntityTypeBuilder<Comment> builder)
    {
        builder.ToTable("Comments");
        builder.HasTexts(TextKind.Comment);
        builder.InHistoryUnder(comment => comment.SubjectId);
        builder.InHistory(comment => comment.AskedIn, comment => comment.Part);
        builder.HasTextLimit(Comment.TextMax, comment => comment.Text);
        builder.NotInHistory(HistoryMarks.Place, comment => comment.About, comment => comment.Code, comment => comment.PlanId);
        builder.NotInHistory(HistoryMarks.Entry, comment => comment.AuthorId, comment => comment.AuthorName, comment => comment.AuthorSide, comment => comment.CorrectedAt, comment => comment.WithdrawnAt, comment => comment.WrittenAt);
        builder.NotInHistory(HistoryMarks.Follows, comment => comment.Version);
        builder.NotTyped("what its subject is called", comment => comment.Part);
        builder.Property(comment => comment.Id).ValueGeneratedNever();
        builder.Property(comment => comment.Code).HasMaxLength(Comment.CodeMax * 2);
        builder.Property(comment => comment.Part).HasMaxLength(Comment.PartMax * 2);
        builder.Property(comment => comment.AuthorName).HasMaxLength(Notification.NameMax);
        builder.Property(comment => comment.Version).IsConcurrencyToken();
        builder.HasIndex(comment => new { comment.SubjectId, comment.WrittenAt });
        builder.HasIndex(comment => comment.PlanId);
        builder.HasOne<WorkPlan>().WithMany().HasForeignKey(comment => comment.PlanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(comment => comment.Mentions).WithOne().HasForeignKey(mention => mention.CommentId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(comment => comment.Mentions).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        builder.Ignore(comment => comment.Texts);
        builder.Ignore(comment => comment.Untranslated);
    }
}

internal sealed class CommentMentionConfiguration : IEntityTypeConfiguration<CommentMention>
{
    public void Configure(EntityTypeBuilder<CommentMention> builder)
    {
        builder.ToTable("CommentMentions");
        builder.HasKey(mention => new { mention.CommentId, mention.AccountId });
        builder.PartOf(mention => mention.CommentId);
        builder.InHistory(mention => mention.Name);
        builder.NotTyped("the name of an account", mention => mention.Name);
        builder.Property(mention => mention.Name).HasMaxLength(Notification.NameMax);
        builder.HasOne<Account>().WithMany().HasForeignKey(mention => mention.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class NotificationConfiguration : IEntityTypeConfiguration<Notification>
{
    public void Configure(EntityTypeBuilder<Notification> builder)
    {
        builder.ToTable("Notifications");
        builder.NotInHistory("tells one person of what the history has");
        builder.Property(notification => notification.Id).ValueGeneratedNever();
        builder.Property(notification => notification.Key).HasMaxLength(Notification.KeyMax);
        builder.Property(notification => notification.Code).HasMaxLength(Notification.CodeMax * 2);
        builder.Property(notification => notification.Path).HasMaxLength(Notification.PathMax * 2);
        builder.Property(notification => notification.ByName).HasMaxLength(Notification.NameMax);
        builder.HasIndex(notification => new { notification.AccountId, notification.Key }).IsUnique();
        builder.HasIndex(notification => new { notification.AccountId, notification.At });
        builder.HasIndex(notification => new { notification.AccountId, notification.ReadAt });
        builder.HasIndex(notification => new { notification.MailedAt, notification.At });
        builder.HasOne<Account>().WithMany().HasForeignKey(notification => notification.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class NotificationSettingConfiguration : IEntityTypeConfiguration<NotificationSetting>
{
    public void Configure(EntityTypeBuilder<NotificationSetting> builder)
    {
        builder.ToTable("NotificationSettings");
        builder.NotInHistory("which mails somebody wants for themselves");
        builder.HasKey(setting => new { setting.AccountId, setting.Kind });
        builder.HasOne<Account>().WithMany().HasForeignKey(setting => setting.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
