using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Web.Data.TextIndex;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkageWorkPlan.Web.Data.Configurations;

internal sealed class SideRequestConfiguration : IEntityTypeConfiguration<SideRequest>
{
    public void Configure(EntityTypeBuilder<SideRequest> builder)
    {
        builder.ToTable("SideRequests");
        builder.HasTexts(TextKind.SideRequest, request => request.Code, request => request.Number, request => request.State);
        builder.InHistory(request => request.Code, request => request.Documents, request => request.Due, request => request.Kind, request => request.Side, request => request.State);
        builder.HasTextLimit(SideRequest.TitleMax, request => request.Title);
        builder.HasTextLimit(SideRequest.TextMax, request => request.Question, request => request.Answer, request => request.Outcome);
        builder.NotInHistory(HistoryMarks.Follows, request => request.Version, request => request.Number, request => request.LastComment);
        builder.NotInHistory(HistoryMarks.Entry, request => request.AskedOn, request => request.AnsweredOn, request => request.ClosedOn);
        builder.NotInHistory("the entry that withdrew it says why", request => request.WithdrawnBecause);
        builder.Property(request => request.Id).ValueGeneratedNever();
        builder.Property(request => request.Code).HasMaxLength(SideRequest.CodeMax);
        builder.Property(request => request.Version).IsConcurrencyToken();
        builder.HasIndex(request => request.Number).IsUnique();
        builder.HasMany(request => request.Comments).WithOne().HasForeignKey(comment => comment.RequestId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(request => request.Comments).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        builder.Ignore(request => request.Texts);
        builder.Ignore(request => request.WaitsFor);
    }
}

internal sealed class RequestCommentConfiguration : IEntityTypeConfiguration<RequestComment>
{
    public void Configure(EntityTypeBuilder<RequestComment> builder)
    {
        builder.ToTable("RequestComments");
        builder.PartOf(comment => comment.RequestId, comment => comment.Code);
        builder.InHistory(comment => comment.Article, comment => comment.Code);
        builder.HasTextLimit(RequestComment.TextMax, comment => comment.Text);
        builder.NotInHistory(HistoryMarks.Follows, comment => comment.Number);
        builder.NotInHistory(HistoryMarks.Entry, comment => comment.ByName, comment => comment.On);
        builder.Property(comment => comment.Id).ValueGeneratedNever();
        builder.Property(comment => comment.Code).HasMaxLength(RequestComment.CodeMax);
        builder.Property(comment => comment.Article).HasMaxLength(RequestComment.ArticleMax * 2);
        builder.Property(comment => comment.ByName).HasMaxLength(RequestComment.NameMax);
        builder.HasIndex(comment => new { comment.RequestId, comment.Code }).IsUnique();
    }
}
